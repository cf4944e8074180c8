using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime.OpenCL;

namespace ModelGen;

/// <summary>
/// OpenCL devices without a generic address space, PoCL's among them: ILGPU 1.5.3 leaves them out, though no optimised kernel
/// needs one. There is no public way to say so.
/// </summary>
internal static class GenericAddressSpace
{
    public static Context.Builder OpenCL(Context.Builder builder) => builder.OpenCL(device =>
    {
        SetGenericAddressSpace(device.Capabilities, true);
        return true;
    });

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_GenericAddressSpace")]
    private static extern void SetGenericAddressSpace(CLCapabilityContext capabilities, bool value);
}

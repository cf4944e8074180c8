using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Parsing;

/// <summary>Checks if a project references ModelGen.Runtime.ILGPU; its models then get passes for a device as well.</summary>
internal static class GpuReference
{
    private const string Marker = "ModelGen.GpuKernels.IGpuModel";

    public static bool IsIn(Compilation compilation) => compilation.GetTypeByMetadataName(Marker) is not null;
}

using Xunit;

namespace ModelGen.GpuTests;

/// <summary>A test that needs an OpenCL device; skipped where there is none.</summary>
internal sealed class OpenCLFactAttribute : FactAttribute
{
    private static readonly bool HasDevice = TestAccelerators.HasOpenCL;

    public OpenCLFactAttribute()
    {
        if (!HasDevice)
        {
            Skip = TestAccelerators.NoOpenCL;
        }
    }
}

using Xunit;

namespace ModelGen.GpuTests;

/// <summary>A test that needs an OpenCL device; skipped where there is none.</summary>
internal sealed class OpenCLFactAttribute : FactAttribute
{
    public OpenCLFactAttribute()
    {
        if (!TestAccelerators.HasOpenCL)
        {
            Skip = TestAccelerators.NoOpenCL;
        }
    }
}

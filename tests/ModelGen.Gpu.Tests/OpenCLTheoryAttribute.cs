using Xunit;

namespace ModelGen.GpuTests;

/// <summary>A theory that needs an OpenCL device; skipped where there is none.</summary>
internal sealed class OpenCLTheoryAttribute : TheoryAttribute
{
    public OpenCLTheoryAttribute()
    {
        if (!TestAccelerators.HasOpenCL)
        {
            Skip = TestAccelerators.NoOpenCL;
        }
    }
}

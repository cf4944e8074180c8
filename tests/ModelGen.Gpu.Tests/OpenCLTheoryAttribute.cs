using Xunit;

namespace ModelGen.GpuTests;

/// <summary>A theory that needs an OpenCL device; skipped where there is none.</summary>
internal sealed class OpenCLTheoryAttribute : TheoryAttribute
{
    private static readonly bool HasDevice = TestAccelerators.HasOpenCL;

    public OpenCLTheoryAttribute()
    {
        if (!HasDevice)
        {
            Skip = TestAccelerators.NoOpenCL;
        }
    }
}

using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;
using ModelGen.Simd;
using Xunit;

namespace ModelGen.GpuTests.Elementwise;

public class GpuFloatTests
{
    [OpenCLFact]
    public void The_logarithm_is_within_3_units_in_the_last_place() => TestAccelerators.OnOpenCL(gpu => Check(gpu, LogKernel, Math.Log));

    [OpenCLFact]
    public void The_exponential_is_within_3_units_in_the_last_place() => TestAccelerators.OnOpenCL(gpu => Check(gpu, ExpKernel, Math.Exp));

    [OpenCLFact]
    public void Logarithms_of_the_edges() => TestAccelerators.OnOpenCL(gpu =>
    {
        float[] x = [0, -0f, -1, 1, float.PositiveInfinity, float.NaN, float.NegativeInfinity];
        Assert.Equal([float.NegativeInfinity, float.NegativeInfinity, float.NaN, 0, float.PositiveInfinity, float.NaN, float.NaN], Run(gpu, LogKernel, x));
    });

    [OpenCLFact]
    public void Smallest_and_largest_hand_on_NaN() => TestAccelerators.OnOpenCL(gpu =>
    {
        float[] x = [-1, 3, 2, float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        Assert.Equal([0, 2, 2, float.NaN, 2, 0], Run(gpu, CutKernel, x));
    });

    [Fact]
    public void Their_PTX_is_exact_and_calls_nothing()
    {
        Ptx.Check(typeof(GpuFloatTests), nameof(LogKernel));
        Ptx.Check(typeof(GpuFloatTests), nameof(ExpKernel));
        Ptx.Check(typeof(GpuFloatTests), nameof(CutKernel));
    }

    private static void Check(GpuStream gpu, Action<Arguments> kernel, Func<double, double> function)
    {
        List<float> x = [1e-45f, 1e-40f, 1.2e-38f, 3e38f, 0.70710677f, 0.7071068f, 1.4142135f, 1.4142137f, 0.99999994f, 1.0000001f];
        for (float value = 1e-38f; value < 80; value *= 1.0137f)
        {
            x.Add(value);
            x.Add(1 + (value / 80));
        }

        float[] y = Run(gpu, kernel, [.. x]);
        for (int i = 0; i < y.Length; i++)
        {
            double expected = function(x[i]);
            if (!(Math.Abs(y[i] - expected) <= 3 * (double)(MathF.BitIncrement(MathF.Abs((float)expected)) - MathF.Abs((float)expected)))
                && y[i] != (float)expected)
            {
                Assert.Fail(FormattableString.Invariant($"Of {x[i]:R} it is {y[i]:R}, not {expected:R}."));
            }
        }
    }

    private static float[] Run(GpuStream gpu, Action<Arguments> kernel, float[] x)
    {
        using MemoryBuffer1D<float, Stride1D.Dense> data = gpu.Accelerator.Allocate1D(x);
        gpu.LaunchEach(kernel, new Arguments { Data = data.View, Length = x.Length }, x.Length);
        gpu.Synchronize();
        return data.GetAsArray1D();
    }

    private static void LogKernel(Arguments arguments)
    {
        if (Place.OfThread < arguments.Length)
        {
            arguments.Data[Place.OfThread] = GpuFloat.Log(new(arguments.Data[Place.OfThread])).Value;
        }
    }

    private static void ExpKernel(Arguments arguments)
    {
        if (Place.OfThread < arguments.Length)
        {
            arguments.Data[Place.OfThread] = GpuFloat.Exp(new(arguments.Data[Place.OfThread])).Value;
        }
    }

    private static void CutKernel(Arguments arguments)
    {
        if (Place.OfThread < arguments.Length)
        {
            GpuFloat x = new(arguments.Data[Place.OfThread]);
            arguments.Data[Place.OfThread] = GpuFloat.Max(GpuFloat.Min(x, new(2)), new(0)).Value;
        }
    }

    public struct Arguments
    {
        internal ArrayView<float> Data;
        internal int Length;
    }
}

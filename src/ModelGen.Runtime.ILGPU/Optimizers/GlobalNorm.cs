using ILGPU;
using ILGPU.Runtime;

namespace ModelGen.GpuKernels;

/// <summary>The factor that brings all gradients together down to a norm. It stays on the device.</summary>
internal sealed class GlobalNorm : IDisposable
{
    private readonly GpuStream gpu;
    private readonly float limit;
    private readonly MemoryBuffer1D<double, Stride1D.Dense> sums;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> factor;

    /// <param name="gpu">Where it runs.</param>
    /// <param name="limit">The largest norm. Greater than 0.</param>
    public GlobalNorm(GpuStream gpu, float limit)
    {
        this.gpu = gpu;
        this.limit = limit;
        sums = gpu.Accelerator.Allocate1D<double>(DoubleSum.MostChunks);
        factor = gpu.Accelerator.Allocate1D<float>(1);
    }

    /// <summary>One number: 1 where the norm is within the limit, NaN where it is not finite.</summary>
    public ArrayView<float> Factor => factor.View;

    /// <summary>Computes the factor of these gradients.</summary>
    public void Measure(ArrayView<float> gradients)
    {
        DoubleSum.Chunks(gpu, default(Square), gradients, sums.View);
        gpu.Launch(Kernel, new Arguments { Sums = sums.View, Factor = factor.View, Limit = limit }, Index3D.One);
    }

    public void Dispose()
    {
        sums.Dispose();
        factor.Dispose();
    }

    private static void Kernel(Arguments arguments)
    {
        double norm = Math.Sqrt(DoubleSum.Total(arguments.Sums));
        if (Group.IdxX == 0)
        {
            GpuFloat scaled = GpuFloat.Select(GpuFloat.Mask(norm <= double.MaxValue), new((float)(arguments.Limit / norm)), new(float.NaN));
            arguments.Factor[0] = GpuFloat.Select(GpuFloat.Mask(norm <= arguments.Limit), new(1), scaled).Value;
        }
    }

    internal struct Arguments
    {
        internal ArrayView<double> Sums;
        internal ArrayView<float> Factor;
        internal float Limit;
    }
}

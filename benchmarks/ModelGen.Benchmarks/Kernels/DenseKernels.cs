using ModelGen.Kernels;

namespace ModelGen.Benchmarks;

/// <summary>The kernels of one dense layer, a line each: matrix by matrix for a batch, vector by matrix for one sample.</summary>
internal static class DenseKernels
{
    /// <param name="isFirst">A network's first layer has no use for its input's gradient.</param>
    public static IEnumerable<KernelBenchmark> Of<TShape>(string layer, bool isFirst = false)
        where TShape : struct, IDenseShape
    {
        const int BatchSize = 128;
        DenseOperands<TShape> a = new(layer, BatchSize);
        DenseOperands<TShape> one = new(layer, 1);
        yield return a.Benchmark("forward", () => Dense.Forward<TShape, ReLU>(a.X, a.Kernel, a.Bias, a.Y, a.Samples));
        yield return one.Benchmark("forward", () => Dense.Forward<TShape, ReLU>(one.X, one.Kernel, one.Bias, one.Y, one.Samples));
        yield return a.Benchmark("kernel gradient", () => Dense.KernelGradient<TShape>(a.X, a.DY, a.KernelGradient, a.Samples));
        if (!isFirst)
        {
            yield return a.Benchmark("input gradient", () => Dense.InputGradient<TShape, Linear>(a.DY, a.Transposed, a.DX, a.DX, a.Samples));
        }
    }
}

using ModelGen.Kernels;

namespace ModelGen.Benchmarks;

/// <summary>The kernels of one dense layer, a line each: matrix by matrix for some samples, vector by matrix for one.</summary>
internal static class DenseKernels
{
    private const int BatchSize = 128;

    /// <param name="isFirst">A network's first layer has no use for its input's gradient.</param>
    public static IEnumerable<KernelBenchmark> Of<TShape>(string layer, int samples = BatchSize, bool isFirst = false)
        where TShape : struct, IDenseShape
    {
        DenseOperands<TShape> a = new(layer, samples);
        DenseOperands<TShape> one = new(layer, 1);
        yield return a.Benchmark("forward", () => Dense.Forward<TShape, ReLU>(a.X, a.Kernel, a.Bias, a.Y, a.Samples));
        yield return one.Benchmark("forward", () => Dense.Forward<TShape, ReLU>(one.X, one.Kernel, one.Bias, one.Y, one.Samples));
        yield return a.Benchmark("kernel gradient", () => Dense.KernelGradient<TShape>(a.X, a.DY, a.KernelGradient, a.Samples));
        if (!isFirst)
        {
            yield return a.Benchmark("input gradient", () => Dense.InputGradient<TShape, Linear>(a.DY, a.Transposed, a.DX, a.DX, a.Samples));
        }
    }

    /// <summary>Few outputs: vectors run over the inputs.</summary>
    public static IEnumerable<KernelBenchmark> Transposed<TShape>(string layer, int samples = BatchSize)
        where TShape : struct, IDenseShape
    {
        DenseOperands<TShape> a = new(layer, samples);
        DenseOperands<TShape> one = new(layer, 1);
        yield return a.Benchmark("forward", () => TransposedDense.Forward<TShape, ReLU>(a.X, a.Transposed, a.Bias, a.Y, a.Samples));
        yield return one.Benchmark("forward", () => TransposedDense.Forward<TShape, ReLU>(one.X, one.Transposed, one.Bias, one.Y, one.Samples));
        yield return a.Benchmark("kernel gradient", () => TransposedDense.KernelGradient<TShape>(a.X, a.DY, a.KernelGradient, a.Samples));
        yield return a.Benchmark("input gradient", () => TransposedDense.InputGradient<TShape, Linear>(a.DY, a.Transposed, a.DX, a.DX, a.Samples));
    }
}

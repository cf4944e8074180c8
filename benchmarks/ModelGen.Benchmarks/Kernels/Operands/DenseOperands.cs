using ModelGen.Kernels;
using ModelGen.Memory;

namespace ModelGen.Benchmarks;

/// <summary>What the kernels of one dense layer read and write.</summary>
internal sealed class DenseOperands<TShape>(string layer, int samples)
    where TShape : struct, IDenseShape
{
    private readonly Map x = new(samples, 1, 1, TShape.Inputs);
    private readonly Map dx = new(samples, 1, 1, TShape.Inputs);
    private readonly Map y = new(samples, 1, 1, TShape.Outputs);
    private readonly Map dy = new(samples, 1, 1, TShape.Outputs);
    private readonly Weights kernel = new(TShape.Inputs * TShape.Outputs);
    private readonly Weights transposed = new(TShape.Inputs * TShape.Outputs);
    private readonly Weights kernelGradient = new(TShape.Inputs * TShape.Outputs);
    private readonly Weights bias = new(TShape.Outputs);

    public FeatureMap X => x.View;

    public FeatureMap DX => dx.View;

    public FeatureMap Y => y.View;

    public FeatureMap DY => dy.View;

    public Span<float> Kernel => kernel.Span;

    public Span<float> Transposed => transposed.Span;

    public Span<float> KernelGradient => kernelGradient.Span;

    public Span<float> Bias => bias.Span;

    public int Samples => samples;

    /// <summary>All three directions have the same number of products.</summary>
    public KernelBenchmark Benchmark(string kernel, Action run) => new(
        layer, kernel, $"{TShape.Inputs} {TShape.Outputs}", samples, 2.0 * samples * TShape.Inputs * TShape.Outputs, run);
}

using ModelGen.Memory;

namespace ModelGen.Benchmarks;

/// <summary>What the kernels of one convolution read and write, depthwise ones included.</summary>
internal sealed class ConvolutionOperands<TShape>(string layer, int samples, int channelsPerOutput)
    where TShape : struct, IConvShape
{
    private readonly Map x = new(samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels, TShape.InputHalo);
    private readonly Map dx = new(samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels);
    private readonly Map y = new(samples, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels);
    private readonly Map dy = new(samples, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels, TShape.GradientHalo);
    private readonly Weights kernel = new(KernelLength(channelsPerOutput));
    private readonly Weights transposed = new(KernelLength(channelsPerOutput));
    private readonly Weights kernelGradient = new(KernelLength(channelsPerOutput));
    private readonly Weights bias = new(TShape.OutputChannels);

    public FeatureMap X => x.View;

    public FeatureMap DX => dx.View;

    public FeatureMap Y => y.View;

    public FeatureMap DY => dy.View;

    public Span<float> Kernel => kernel.Span;

    public Span<float> Transposed => transposed.Span;

    public Span<float> KernelGradient => kernelGradient.Span;

    public Span<float> Bias => bias.Span;

    public int Samples => samples;

    /// <summary>All three directions have the products of the forward one.</summary>
    public KernelBenchmark Benchmark(string kernel, Action run) => new(
        layer, kernel, Shape, samples, 2.0 * samples * TShape.OutputHeight * TShape.OutputWidth * KernelLength(channelsPerOutput), run);

    private static string Shape =>
        $"{TShape.InputHeight}x{TShape.InputWidth}x{TShape.InputChannels} {TShape.KernelHeight}x{TShape.KernelWidth}"
        + $"{(TShape.StrideHeight == 1 ? "" : $"/{TShape.StrideHeight}")} {TShape.OutputHeight}x{TShape.OutputWidth}x{TShape.OutputChannels}";

    private static int KernelLength(int channelsPerOutput) => TShape.KernelHeight * TShape.KernelWidth * channelsPerOutput * TShape.OutputChannels;
}

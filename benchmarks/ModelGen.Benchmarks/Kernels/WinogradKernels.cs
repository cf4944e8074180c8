using ModelGen.Kernels;

namespace ModelGen.Benchmarks;

/// <summary>
/// The Winograd kernels of one convolution, a line each. Their operations are counted as those of the direct algorithm, so that
/// figures compare; the share of the peak may be above 100 %.
/// </summary>
internal static class WinogradKernels
{
    public static IEnumerable<KernelBenchmark> Of<TConv, TBlock>(string layer, int samples)
        where TConv : struct, IConvShape
        where TBlock : struct, IConstant => Of<Tiled<TConv, TBlock>>(layer, samples);

    private static IEnumerable<KernelBenchmark> Of<TShape>(string layer, int samples)
        where TShape : struct, IConvShape, IWinogradShape
    {
        ConvolutionOperands<TShape> a = new(layer, samples, TShape.InputChannels);
        Weights kernel = new(Winograd.TransformedLength<TShape>());
        Weights transposed = new(Winograd.TransposedLength<TShape>());
        Weights gradient = new(Winograd.TransformedLength<TShape>());
        Weights transposedGradient = new(Winograd.TransposedLength<TShape>());
        Weights biasGradient = new(TShape.OutputChannels);
        Weights scratch = new(Winograd.ScratchLength<TShape>());
        yield return a.Benchmark("winograd forward", () => Winograd.Forward<TShape, ReLU>(a.X, kernel.Span, a.Bias, a.Y, scratch.Span, samples));
        yield return a.Benchmark("winograd kernel gradient", () => Winograd.KernelGradient<TShape>(a.X, a.DY, gradient.Span, biasGradient.Span, scratch.Span, samples));
        yield return a.Benchmark("winograd input gradient", () => Winograd.InputGradient<TShape, Linear>(a.DY, transposed.Span, a.DX, a.DX, scratch.Span, samples));
        if (Tiles(TShape.InputHeight, TShape.InputWidth) == Tiles(TShape.OutputHeight, TShape.OutputWidth))
        {
            // One after the other above, in one pass here, where a plan has them so: twice the work.
            KernelBenchmark gradients = a.Benchmark("winograd gradients", () => Winograd.Gradients<TShape, Linear>(
                a.X, a.DY, transposed.Span, a.DX, transposedGradient.Span, biasGradient.Span, scratch.Span, samples));
            yield return gradients with { Work = 2 * gradients.Work };
        }
    }

    /// <summary>Tiles of 4x4 that cover a map.</summary>
    private static int Tiles(int height, int width) => (height + 3) / 4 * ((width + 3) / 4);
}

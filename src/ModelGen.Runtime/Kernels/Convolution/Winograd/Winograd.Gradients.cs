using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The gradients, one by one and both at once.</summary>
public static unsafe partial class Winograd
{
    /// <summary>dx = f'(x) times the sum over the windows that saw each pixel of dy times the kernel.</summary>
    /// <param name="dy">(H', W', O), with zeros around that fill the last tile's window.</param>
    /// <param name="transformed">The kernel as <see cref="TransformTransposedKernel"/> wrote it.</param>
    /// <param name="x">(H, W, C), the layer's input, the output of f; default where f is <see cref="Linear"/>.</param>
    /// <param name="dx">(H, W, C); every interior value is written.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats of any content.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void InputGradient<TShape, TActivation>(
        FeatureMap dy, ReadOnlySpan<float> transformed, FeatureMap x, FeatureMap dx, Span<float> scratch, int samples)
        where TShape : struct, IWinogradShape
        where TActivation : struct, IActivation
    {
        Epilogue.ExpectOutput<TActivation>(x, dx, samples);
        Convolve<TransposedWinogradShape<TShape>, Differentiate<TActivation>>(dy, transformed, [], x, dx, scratch, samples);
    }

    /// <summary>
    /// Adds this micro-batch to the gradient of the transformed kernel and to the bias's gradient. Once a lane has seen all its
    /// samples, <see cref="SumKernelGradient"/> turns the former into the kernel's gradient.
    /// </summary>
    /// <param name="x">As in <see cref="Forward"/>.</param>
    /// <param name="dy">(H', W', O), with zeros below and to the right that fill the last tile.</param>
    /// <param name="dTransformed">As long as the transformed kernel, added to.</param>
    /// <param name="dBias">(O), added to, or empty for none.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats of any content.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void KernelGradient<TShape>(
        FeatureMap x, FeatureMap dy, Span<float> dTransformed, Span<float> dBias, Span<float> scratch, int samples)
        where TShape : struct, IWinogradShape
    {
        WinogradWindow.ExpectInput<TShape>(x, samples);
        WinogradWindow.ExpectOutputGradient<TShape>(dy, samples);
        Expect.Floats(dTransformed, TransformedLength<TShape>());
        Expect.Bias(dBias, TShape.OutputChannels);
        ExpectScratch<TShape>(scratch);
        fixed (float* xData = x.Data, dyData = dy.Data, dTransformedData = dTransformed, dBiasData = dBias, scratchData = scratch)
        {
            Width.FitPair(
                TShape.OutputChannels,
                new WinogradKernelGradient<TShape>(new(xData, x), new(dyData, dy), dTransformedData, dBiasData, scratchData, samples));
        }
    }

    /// <summary>
    /// <see cref="KernelGradient"/> and <see cref="InputGradient"/> in one pass, which transforms dy once and reads x once. For
    /// shapes whose tiles over x and over dy are equally many it has no more products than these two.
    /// </summary>
    /// <remarks>
    /// What it sums is the gradient of the transposed kernel, by the symmetry of the two: windows of dy times tiles of x.
    /// </remarks>
    /// <param name="x">(H, W, C), the layer's input, the output of f, with zeros below and to the right that fill the last tile.</param>
    /// <param name="dy">(H', W', O), no larger than x, with zeros around that fill the last tile's window.</param>
    /// <param name="transformed">The kernel as <see cref="TransformTransposedKernel"/> wrote it.</param>
    /// <param name="dx">(H, W, C), in memory of its own; every interior value is written.</param>
    /// <param name="dTransposed">As long as the transposed kernel, added to; see <see cref="SumTransposedKernelGradient"/>.</param>
    /// <param name="dBias">(O), added to, or empty for none.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats of any content.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape, or dx overlaps x or dy.</exception>
    public static void Gradients<TShape, TActivation>(
        FeatureMap x, FeatureMap dy, ReadOnlySpan<float> transformed, FeatureMap dx,
        Span<float> dTransposed, Span<float> dBias, Span<float> scratch, int samples)
        where TShape : struct, IWinogradShape
        where TActivation : struct, IActivation
    {
        WinogradWindow.ExpectOutputGradient<TransposedWinogradShape<TShape>>(x, samples);
        WinogradWindow.ExpectInput<TransposedWinogradShape<TShape>>(dy, samples);
        Expect.Map(dx, samples, x);
        Expect.Apart(x.Data, dx.Data, nameof(x), nameof(dx));
        Expect.Apart(dy.Data, dx.Data, nameof(dy), nameof(dx));
        Expect.Floats(transformed, TransposedLength<TShape>());
        Expect.Floats(dTransposed, TransposedLength<TShape>());
        Expect.Bias(dBias, TShape.OutputChannels);
        ExpectScratch<TShape>(scratch);
        fixed (float* xData = x.Data, dyData = dy.Data, transformedData = transformed, dxData = dx.Data)
        fixed (float* dTransposedData = dTransposed, dBiasData = dBias, scratchData = scratch)
        {
            Width.FitPair(
                TShape.InputChannels,
                new WinogradGradients<TransposedWinogradShape<TShape>, TActivation>(
                    new(xData, x), new(dyData, dy), transformedData, new(dxData, dx), dTransposedData, dBiasData, scratchData, samples));
        }
    }

    /// <summary>dKernel += what <see cref="KernelGradient"/> has summed, taken back to the kernel's 3x3 taps.</summary>
    /// <param name="dTransformed">As long as the transformed kernel.</param>
    /// <param name="dKernel">(3, 3, C, O), added to.</param>
    /// <exception cref="ArgumentException">A span does not fit the shape.</exception>
    public static void SumKernelGradient<TShape>(ReadOnlySpan<float> dTransformed, Span<float> dKernel)
        where TShape : struct, IWinogradShape => Sum<TShape>(dTransformed, dKernel, transposed: false);

    /// <summary>dKernel += what <see cref="Gradients"/> has summed, taken back to the kernel's 3x3 taps.</summary>
    /// <param name="dTransposed">As long as the transposed kernel.</param>
    /// <param name="dKernel">(3, 3, C, O), added to.</param>
    /// <exception cref="ArgumentException">A span does not fit the shape.</exception>
    public static void SumTransposedKernelGradient<TShape>(ReadOnlySpan<float> dTransposed, Span<float> dKernel)
        where TShape : struct, IWinogradShape => Sum<TransposedWinogradShape<TShape>>(dTransposed, dKernel, transposed: true);

    private static void Sum<TShape>(ReadOnlySpan<float> dTransformed, Span<float> dKernel, bool transposed)
        where TShape : struct, IWinogradShape
    {
        Expect.Floats(dTransformed, TransformedLength<TShape>());
        Expect.Floats(dKernel, 9L * TShape.InputChannels * TShape.OutputChannels);
        fixed (float* dTransformedData = dTransformed, dKernelData = dKernel)
        {
            Width.FitPair(TShape.OutputChannels, new WinogradKernelGradientSum<TShape>(dTransformedData, dKernelData, transposed));
        }
    }
}

using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// 3x3 convolutions of stride 1 by Winograd's F(4x4, 3x3): 36 multiplications instead of 144 for a tile of outputs and a pair
/// of channels. Rounding is coarser than that of <see cref="Conv2D"/>: about 1e-6 of the result's norm, at most 2e-5.
/// </summary>
public static unsafe partial class Winograd
{
    /// <summary>y = f(x * kernel + bias).</summary>
    /// <param name="x">(H, W, C), with zeros around that fill the last tile's window.</param>
    /// <param name="transformed">The kernel as <see cref="TransformKernel"/> wrote it.</param>
    /// <param name="bias">(O), or empty for none.</param>
    /// <param name="y">(H', W', O); every interior value is written.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats of any content.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void Forward<TShape, TActivation>(
        FeatureMap x, ReadOnlySpan<float> transformed, ReadOnlySpan<float> bias, FeatureMap y, Span<float> scratch, int samples)
        where TShape : struct, IWinogradShape
        where TActivation : struct, IActivation
    {
        if (!Epilogue.FitsInRegisters<TActivation>())
        {
            Forward<TShape, Linear>(x, transformed, bias, y, scratch, samples);
            Activations.Forward<TActivation>(y, y, samples);
            return;
        }

        Expect.Bias(bias, TShape.OutputChannels);
        Convolve<TShape, Activate<TActivation>>(x, transformed, bias, y, y, scratch, samples);
    }

    /// <summary>
    /// Computes <see cref="Forward"/> followed by a max pooling of 2x2 windows, without storing the unpooled outputs. f is
    /// linear, ReLU or LeakyReLU, which the kernel applies as it stores.
    /// </summary>
    /// <param name="x">(H, W, C), with zeros around that fill the last tile's window.</param>
    /// <param name="transformed">The kernel as <see cref="TransformKernel"/> wrote it.</param>
    /// <param name="bias">(O), or empty for none.</param>
    /// <param name="y">(H' / 2, W' / 2, O), rounded down; every interior value is written.</param>
    /// <param name="index">Where in its window each maximum is, as <see cref="MaxPool2D"/> keeps it; empty for nowhere.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats of any content.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shapes, the window is not 2x2, or f is another function.</exception>
    public static void ForwardMaxPool<TShape, TPool, TActivation>(
        FeatureMap x, ReadOnlySpan<float> transformed, ReadOnlySpan<float> bias, FeatureMap y, Span<byte> index, Span<float> scratch, int samples)
        where TShape : struct, IWinogradShape
        where TPool : struct, IPool2DShape
        where TActivation : struct, IActivation
    {
        PooledConvolution.Expect<TShape, TPool, TActivation>(bias, y, index, samples);
        fixed (float* biasData = bias, yData = y.Data)
        fixed (byte* indexData = index)
        {
            Convolve<TShape, WinogradPooledMap<TPool, TActivation>>(x, transformed, new(new(yData, y), indexData, biasData), scratch, samples);
        }
    }

    /// <summary>The kernel for <see cref="Forward"/>.</summary>
    /// <param name="kernel">(3, 3, C, O).</param>
    /// <param name="transformed"><see cref="TransformedLength"/> floats, written. The order depends on the machine's vectors.</param>
    /// <exception cref="ArgumentException">A span does not fit the shape.</exception>
    public static void TransformKernel<TShape>(ReadOnlySpan<float> kernel, Span<float> transformed)
        where TShape : struct, IWinogradShape => Transform<TShape>(kernel, transformed, transposed: false);

    /// <summary>The kernel for <see cref="InputGradient"/> and <see cref="Gradients"/>.</summary>
    /// <param name="kernel">(3, 3, C, O).</param>
    /// <param name="transformed"><see cref="TransposedLength"/> floats, written.</param>
    /// <exception cref="ArgumentException">A span does not fit the shape.</exception>
    public static void TransformTransposedKernel<TShape>(ReadOnlySpan<float> kernel, Span<float> transformed)
        where TShape : struct, IWinogradShape => Transform<TransposedWinogradShape<TShape>>(kernel, transformed, transposed: true);

    /// <summary>Floats of the transformed kernel: 36 planes of (C, O), O rounded up to 32, the widest panel.</summary>
    public static int TransformedLength<TShape>()
        where TShape : struct, IWinogradShape =>
        checked(WinogradTransform.Planes * TShape.InputChannels * ((TShape.OutputChannels + 31) / 32 * 32));

    /// <summary>Floats of the transformed kernel of the input's gradient: as <see cref="TransformedLength"/> with C and O swapped.</summary>
    public static int TransposedLength<TShape>()
        where TShape : struct, IWinogradShape => TransformedLength<TransposedWinogradShape<TShape>>();

    /// <summary>Floats that a block of tiles takes in the transform domain: all channels on one side, 32 on the other.</summary>
    public static int ScratchLength<TShape>()
        where TShape : struct, IWinogradShape =>
        checked(WinogradTransform.Planes * (WinogradGrid<TShape>.PlaneStride(int.Max(TShape.InputChannels, TShape.OutputChannels)) + WinogradGrid<TShape>.PlaneStride(32)));

    private static void Transform<TShape>(ReadOnlySpan<float> kernel, Span<float> transformed, bool transposed)
        where TShape : struct, IWinogradShape
    {
        Expect.Floats(kernel, 9L * TShape.InputChannels * TShape.OutputChannels);
        Expect.Floats(transformed, TransformedLength<TShape>());
        fixed (float* kernelData = kernel, transformedData = transformed)
        {
            Width.FitPair(TShape.OutputChannels, new WinogradKernel<TShape>(kernelData, transformedData, transposed));
        }
    }

    private static void Convolve<TShape, TEpilogue>(
        FeatureMap x, ReadOnlySpan<float> transformed, ReadOnlySpan<float> bias, FeatureMap beside, FeatureMap y, Span<float> scratch, int samples)
        where TShape : struct, IWinogradShape
        where TEpilogue : struct, IOutputEpilogue
    {
        Expect.Map(y, samples, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels);
        fixed (float* biasData = bias, besideData = beside.Data, yData = y.Data)
        {
            Convolve<TShape, WinogradMap<TEpilogue>>(x, transformed, new(new(yData, y), new(besideData, beside), biasData), scratch, samples);
        }
    }

    private static void Convolve<TShape, TResult>(
        FeatureMap x, ReadOnlySpan<float> transformed, TResult result, Span<float> scratch, int samples)
        where TShape : struct, IWinogradShape
        where TResult : struct, IWinogradResult
    {
        WinogradWindow.ExpectInput<TShape>(x, samples);
        Expect.Floats(transformed, TransformedLength<TShape>());
        ExpectScratch<TShape>(scratch);
        fixed (float* xData = x.Data, transformedData = transformed, scratchData = scratch)
        {
            new WinogradConvolution<TShape, TResult>(new(xData, x), transformedData, result, scratchData, samples).Run();
        }
    }

    private static void ExpectScratch<TShape>(Span<float> scratch)
        where TShape : struct, IWinogradShape
    {
        if (scratch.Length < ScratchLength<TShape>())
        {
            throw new ArgumentException($"'{nameof(scratch)}' has {scratch.Length} floats; expected at least {ScratchLength<TShape>()}, for a block of tiles.", nameof(scratch));
        }
    }
}

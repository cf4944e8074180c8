using System.Runtime.CompilerServices;
using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>
/// Two-dimensional convolution without im2col: (H, W, C) with kernels (height, width, C / groups, O) gives (H', W', O).
/// Zero padding is the input's halo.
/// </summary>
public static unsafe class Conv2D
{
    /// <summary>y = f(x * kernel + bias).</summary>
    /// <param name="x">(H, W, C), with a halo as wide as the padding.</param>
    /// <param name="kernel">(height, width, C / groups, O).</param>
    /// <param name="bias">(O), or empty for none.</param>
    /// <param name="y">(H', W', O); every interior value is written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void Forward<TShape, TActivation>(FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        where TShape : struct, IConv2DShape
        where TActivation : struct, IActivation
    {
        if (!Epilogue.FitsInRegisters<TActivation>())
        {
            Forward<TShape, Linear>(x, kernel, bias, y, samples);
            Activations.Forward<TActivation>(y, y, samples);
            return;
        }

        Window.ExpectInput<TShape>(x, samples);
        Expect.Map(y, samples, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels);
        Expect.Floats(kernel, KernelLength<TShape>());
        Expect.Bias(bias, TShape.OutputChannels);
        fixed (float* xData = x.Data, kernelData = kernel, biasData = bias, yData = y.Data)
        {
            Conv2DKernels<TShape>.Forward<TActivation>(new(xData, x), kernelData, biasData, new(yData, y), samples);
        }
    }

    /// <summary>
    /// Computes <see cref="Forward"/> followed by a max pooling of 2x2 windows, without storing the unpooled outputs. f is
    /// linear, ReLU or LeakyReLU, which the kernel applies as it stores.
    /// </summary>
    /// <param name="x">(H, W, C), with a halo as wide as the padding.</param>
    /// <param name="kernel">(height, width, C / groups, O).</param>
    /// <param name="bias">(O), or empty for none.</param>
    /// <param name="y">(H' / 2, W' / 2, O), rounded down; every interior value is written.</param>
    /// <param name="index">Where in its window each maximum is, as <see cref="MaxPool2D"/> keeps it; empty for nowhere.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shapes, the window is not 2x2, or f is another function.</exception>
    public static void ForwardMaxPool<TShape, TPool, TActivation>(
        FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, Span<byte> index, int samples)
        where TShape : struct, IConv2DShape
        where TPool : struct, IPool2DShape
        where TActivation : struct, IActivation
    {
        Window.ExpectInput<TShape>(x, samples);
        Expect.Floats(kernel, KernelLength<TShape>());
        PooledConvolution.Expect<TShape, TPool, TActivation>(bias, y, index, samples);
        fixed (float* xData = x.Data, kernelData = kernel, biasData = bias, yData = y.Data)
        fixed (byte* indexData = index)
        {
            Conv2DKernels<TShape>.ForwardMaxPool<TPool, TActivation>(new(xData, x), kernelData, biasData, new(yData, y), indexData, samples);
        }
    }

    /// <summary>dKernel += the sum over pixels of x dy.</summary>
    /// <param name="x">As in <see cref="Forward"/>.</param>
    /// <param name="dy">(H', W', O).</param>
    /// <param name="dKernel">(height, width, C / groups, O), added to.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void KernelGradient<TShape>(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        where TShape : struct, IConv2DShape
    {
        Window.ExpectInput<TShape>(x, samples);
        Expect.Map(dy, samples, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels);
        Expect.Floats(dKernel, KernelLength<TShape>());
        fixed (float* xData = x.Data, dyData = dy.Data, dKernelData = dKernel)
        {
            Conv2DKernels<TShape>.KernelGradient(new(xData, x), new(dyData, dy), dKernelData, samples);
        }
    }

    /// <summary>dx = f'(x) times the sum over the windows that saw each pixel of dy times the kernel.</summary>
    /// <param name="dy">(H', W', O), with a halo as wide as the outermost windows reach.</param>
    /// <param name="transposed">The kernel as <see cref="TransposeKernel"/> wrote it.</param>
    /// <param name="x">What f gave, (H, W, C), in memory of its own; not read where f is <see cref="Linear"/>.</param>
    /// <param name="dx">(H, W, C); every interior value is written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void InputGradient<TShape, TActivation>(
        FeatureMap dy, ReadOnlySpan<float> transposed, FeatureMap x, FeatureMap dx, int samples)
        where TShape : struct, IConv2DShape
        where TActivation : struct, IActivation
    {
        Expect.Map(dx, samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels);
        Epilogue.ExpectOutput<TActivation>(x, dx, samples);
        Window.ExpectOutputGradient<TShape>(dy, TShape.OutputChannels, samples);
        Expect.Floats(transposed, KernelLength<TShape>());
        fixed (float* dyData = dy.Data, transposedData = transposed, dxData = dx.Data)
        {
            Conv2DKernels<TShape>.InputGradient(new(dyData, dy), transposedData, new(dxData, dx), samples);
        }

        Epilogue.Differentiate<TActivation>(x, dx, samples);
    }

    /// <summary>The kernel for <see cref="InputGradient"/>, whose vectors run over input channels: (height, width, O / groups, C), the window rotated by a half turn.</summary>
    /// <exception cref="ArgumentException">A span does not fit the shape.</exception>
    public static void TransposeKernel<TShape>(ReadOnlySpan<float> kernel, Span<float> transposed)
        where TShape : struct, IConv2DShape
    {
        Expect.Floats(kernel, KernelLength<TShape>());
        Expect.Floats(transposed, KernelLength<TShape>());
        int inputs = TShape.InputChannels / TShape.Groups;
        int outputs = TShape.OutputChannels / TShape.Groups;
        fixed (float* from = kernel, to = transposed)
        {
            int taps = TShape.KernelHeight * TShape.KernelWidth;
            for (int tap = 0; tap < taps; tap++)
            {
                for (int group = 0; group < TShape.Groups; group++)
                {
                    Transposition.Run(
                        from + ((nint)tap * inputs * TShape.OutputChannels) + (group * outputs), TShape.OutputChannels, inputs, outputs,
                        to + ((nint)(taps - 1 - tap) * outputs * TShape.InputChannels) + (group * inputs), TShape.InputChannels);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int KernelLength<TShape>()
        where TShape : struct, IConv2DShape =>
        checked(TShape.KernelHeight * TShape.KernelWidth * (TShape.InputChannels / TShape.Groups) * TShape.OutputChannels);
}

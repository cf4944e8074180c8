using System.Runtime.CompilerServices;
using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>
/// A convolution of each channel by itself: (H, W, C) with kernels (height, width, C, multiplier) gives (H', W', C * multiplier).
/// Vectors run over output channels; from four outputs a channel on over those of one channel, and it is a convolution in groups.
/// </summary>
/// <remarks>Three outputs a channel are computed number by number.</remarks>
public static unsafe class DepthwiseConv2D
{
    private const int MaxTransposed = 16 * 1024;

    /// <summary>y = f(x * kernel + bias), channel by channel.</summary>
    /// <param name="x">(H, W, C), with a halo as wide as the padding.</param>
    /// <param name="kernel">(height, width, C, multiplier).</param>
    /// <param name="bias">(C * multiplier), or empty for none.</param>
    /// <param name="y">(H', W', C * multiplier); every interior value is written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void Forward<TShape, TActivation>(FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        where TShape : struct, IDepthwiseConv2DShape
        where TActivation : struct, IActivation
    {
        if (FillVectors<TShape>())
        {
            Conv2D.Forward<ChannelGroups<TShape>, TActivation>(x, kernel, bias, y, samples);
            return;
        }

        if (!Epilogue.FitsInRegisters<TActivation>())
        {
            Forward<TShape, Linear>(x, kernel, bias, y, samples);
            Activations.Forward<TActivation>(y, y, samples);
            return;
        }

        Window.ExpectInput<TShape>(x, samples);
        Expect.Map(y, samples, TShape.OutputHeight, TShape.OutputWidth, Outputs<TShape>());
        Expect.Floats(kernel, KernelLength<TShape>());
        Expect.Bias(bias, Outputs<TShape>());
        fixed (float* xData = x.Data, kernelData = kernel, biasData = bias, yData = y.Data)
        {
            DepthwiseConv2DForward<TShape, TActivation>.Run<DepthwiseWindowPanels<TShape>>(new(xData, x), kernelData, biasData, new(yData, y), samples);
        }
    }

    /// <summary>dKernel += the sum over pixels of x dy.</summary>
    /// <param name="x">As in <see cref="Forward"/>.</param>
    /// <param name="dy">(H', W', C * multiplier).</param>
    /// <param name="dKernel">(height, width, C, multiplier), added to.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void KernelGradient<TShape>(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        where TShape : struct, IDepthwiseConv2DShape
    {
        if (FillVectors<TShape>())
        {
            Conv2D.KernelGradient<ChannelGroups<TShape>>(x, dy, dKernel, samples);
            return;
        }

        Window.ExpectInput<TShape>(x, samples);
        Expect.Map(dy, samples, TShape.OutputHeight, TShape.OutputWidth, Outputs<TShape>());
        Expect.Floats(dKernel, KernelLength<TShape>());
        fixed (float* xData = x.Data, dyData = dy.Data, dKernelData = dKernel)
        {
            if (DepthwiseTaps<TShape>.ShareColumns)
            {
                DepthwiseConv2DKernelGradient<TShape>.Run<DepthwiseWindowPanels<TShape>>(new(xData, x), new(dyData, dy), dKernelData, samples);
            }
            else
            {
                DepthwiseConv2DKernelGradient<TShape>.Run<DepthwisePanels<TShape>>(new(xData, x), new(dyData, dy), dKernelData, samples);
            }
        }
    }

    /// <summary>dx = f'(x) times the sum over the windows that saw each pixel of dy times the kernel.</summary>
    /// <param name="dy">(H', W', C * multiplier), with a halo as wide as the outermost windows reach.</param>
    /// <param name="kernel">(height, width, C, multiplier).</param>
    /// <param name="x">What f gave, (H, W, C), in memory of its own; not read where f is <see cref="Linear"/>.</param>
    /// <param name="dx">(H, W, C); every interior value is written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void InputGradient<TShape, TActivation>(
        FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
        where TShape : struct, IDepthwiseConv2DShape
        where TActivation : struct, IActivation
    {
        if (FillVectors<TShape>())
        {
            Span<float> transposed = stackalloc float[KernelLength<TShape>()];
            Conv2D.TransposeKernel<ChannelGroups<TShape>>(kernel, transposed);
            Conv2D.InputGradient<ChannelGroups<TShape>, TActivation>(dy, transposed, x, dx, samples);
            return;
        }

        Expect.Map(dx, samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels);
        Epilogue.ExpectOutput<TActivation>(x, dx, samples);
        Window.ExpectOutputGradient<TShape>(dy, Outputs<TShape>(), samples);
        Expect.Floats(kernel, KernelLength<TShape>());
        fixed (float* dyData = dy.Data, kernelData = kernel, dxData = dx.Data)
        {
            DepthwiseConv2DInputGradient<TShape>.Run<DepthwiseInputPanels<TShape>>(new(dyData, dy), kernelData, new(dxData, dx), samples);
        }

        Epilogue.Differentiate<TActivation>(x, dx, samples);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Outputs<TShape>()
        where TShape : struct, IDepthwiseConv2DShape => checked(TShape.InputChannels * TShape.DepthMultiplier);

    /// <summary>True if the outputs of one channel fill a vector, and the kernel is short enough to be transposed on the stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool FillVectors<TShape>()
        where TShape : struct, IDepthwiseConv2DShape => TShape.DepthMultiplier >= 4 && KernelLength<TShape>() <= MaxTransposed;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int KernelLength<TShape>()
        where TShape : struct, IDepthwiseConv2DShape => checked(TShape.KernelHeight * TShape.KernelWidth * Outputs<TShape>());
}

using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>
/// Two-dimensional convolution without im2col: (H, W, C) with kernels (height, width, C / groups, O) gives (H', W', O).
/// Kernels see to the padding themselves.
/// </summary>
public static class Conv2D
{
    /// <summary>y = f(x * kernel + bias).</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(H, W, C).</param>
    /// <param name="kernel">(height, width, C / groups, O).</param>
    /// <param name="bias">(O), or empty for none.</param>
    /// <param name="y">(H', W', O), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or view does not fit the shape.</exception>
    public static void Forward<TShape, TActivation>(
        GpuStream gpu, GpuMap x, ArrayView<float> kernel, ArrayView<float> bias, GpuMap y, int samples)
        where TShape : struct, IConv2DShape
        where TActivation : struct, IActivation
    {
        if (!Epilogue.FitsInRegisters<TActivation>())
        {
            Forward<TShape, Linear>(gpu, x, kernel, bias, y, samples);
            Activations.Forward<TActivation>(gpu, y, y, samples);
            return;
        }

        ConvolutionExpect.Map(x, samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels);
        ConvolutionExpect.Map(y, samples, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels);
        ConvolutionExpect.Kernel(kernel, KernelLength<TShape>());
        ConvolutionExpect.Bias(bias, TShape.OutputChannels);
        int pixels = TShape.OutputHeight * TShape.OutputWidth;
        ProductArguments arguments = Windows<TShape>(x, kernel, bias, y, samples * pixels);
        Product<InputWindows<TShape, RowMajor>, OutputChannelRows<TShape>, OutputColumns<TShape>>.RunInParts<ActivatedSum<TActivation>>(
            gpu, arguments, ConvolutionParts.ForMap<OutputColumns<TShape>>(pixels, arguments.Inner, samples));
    }

    /// <summary>
    /// Computes <see cref="Forward"/> followed by a max pooling of 2x2 windows, without storing the unpooled outputs. f is
    /// linear, ReLU or LeakyReLU, which the kernel applies as it stores.
    /// </summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(H, W, C).</param>
    /// <param name="kernel">(height, width, C / groups, O).</param>
    /// <param name="bias">(O), or empty for none.</param>
    /// <param name="y">(H' / 2, W' / 2, O), rounded down; written.</param>
    /// <param name="index">Where in its window each maximum is, row by row from 0; empty for nowhere.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or view does not fit the shapes, the window is not 2x2, or f is another function.</exception>
    public static void ForwardMaxPool<TShape, TPool, TActivation>(
        GpuStream gpu, GpuMap x, ArrayView<float> kernel, ArrayView<float> bias, GpuMap y, ArrayView<byte> index, int samples)
        where TShape : struct, IConv2DShape
        where TPool : struct, IPool2DShape
        where TActivation : struct, IActivation
    {
        PooledConvolution.ExpectShapes<TShape, TPool, TActivation>();
        ConvolutionExpect.Map(x, samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels);
        ConvolutionExpect.Map(y, samples, TPool.OutputHeight, TPool.OutputWidth, TPool.Channels);
        ConvolutionExpect.Kernel(kernel, KernelLength<TShape>());
        ConvolutionExpect.Bias(bias, TShape.OutputChannels);
        ConvolutionExpect.Index(index, samples, y.Size);
        int windows = TPool.OutputHeight * TPool.OutputWidth;
        ProductArguments arguments = Windows<TShape>(x, kernel, bias, y, checked(samples * windows * PooledWindows<TPool>.Pixels));
        arguments.HasIndex = index.Length > 0 ? 1 : 0;
        arguments.Index = index;
        Product<InputWindows<TShape, PooledWindows<TPool>>, OutputChannelRows<TShape>, OutputColumns<TShape>>
            .Run<PooledStore<OutputColumns<TShape>, TActivation>>(gpu, arguments);
    }

    /// <summary>dKernel += the sum over pixels of x dy.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">As in <see cref="Forward"/>.</param>
    /// <param name="dy">(H', W', O).</param>
    /// <param name="dKernel">(height, width, C / groups, O), added to.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or view does not fit the shape.</exception>
    public static void KernelGradient<TShape>(GpuStream gpu, GpuMap x, GpuMap dy, ArrayView<float> dKernel, int samples)
        where TShape : struct, IConv2DShape
    {
        ConvolutionExpect.Map(x, samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels);
        ConvolutionExpect.Map(dy, samples, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels);
        ConvolutionExpect.Kernel(dKernel, KernelLength<TShape>());
        int pixels = samples * TShape.OutputHeight * TShape.OutputWidth;
        int rows = Tap<TShape>.Count * (TShape.InputChannels / TShape.Groups);
        Product<InputTaps<TShape>, OutputChannelRows<TShape>, OutputColumns<TShape>>.RunInParts<AddedSum>(
            gpu,
            new() { Left = x.Data, Right = dy.Data, Result = dKernel, Rows = rows, Inner = pixels },
            ConvolutionParts.ForKernel<OutputColumns<TShape>>(rows, pixels));
    }

    /// <summary>dx = f'(x) times the sum over the windows that saw each pixel of dy times the kernel.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="dy">(H', W', O).</param>
    /// <param name="kernel">(height, width, C / groups, O): as it is, not transposed.</param>
    /// <param name="x">What f gave, (H, W, C), in memory of its own; not read where f is <see cref="Linear"/>.</param>
    /// <param name="dx">(H, W, C), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or view does not fit the shape.</exception>
    public static void InputGradient<TShape, TActivation>(
        GpuStream gpu, GpuMap dy, ArrayView<float> kernel, GpuMap x, GpuMap dx, int samples)
        where TShape : struct, IConv2DShape
        where TActivation : struct, IActivation
    {
        if (!Epilogue.FitsInRegisters<TActivation>())
        {
            InputGradient<TShape, Linear>(gpu, dy, kernel, default, dx, samples);
            Activations.Backward<TActivation>(gpu, x, dx, dx, samples);
            return;
        }

        ConvolutionExpect.Map(dx, samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels);
        ConvolutionExpect.Map(dy, samples, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels);
        ConvolutionExpect.Kernel(kernel, KernelLength<TShape>());
        int hasOutput = ConvolutionExpect.Output<TActivation>(x, dx, samples);
        int pixels = TShape.InputHeight * TShape.InputWidth;
        ProductArguments arguments = new()
        {
            Left = dy.Data, Right = kernel, Output = x.Data, HasOutput = hasOutput, Result = dx.Data,
            Rows = samples * pixels, Inner = Tap<TShape>.Count * (TShape.OutputChannels / TShape.Groups),
        };
        Product<GradientWindows<TShape>, TransposedKernel<TShape>, InputColumns<TShape>>.RunInParts<DerivedSum<TActivation>>(
            gpu, arguments, ConvolutionParts.ForMap<InputColumns<TShape>>(pixels, arguments.Inner, samples));
    }

    private static int KernelLength<TShape>()
        where TShape : struct, IConv2DShape => Kernels.Conv2D.KernelLength<TShape>();

    private static ProductArguments Windows<TShape>(GpuMap x, ArrayView<float> kernel, ArrayView<float> bias, GpuMap y, int rows)
        where TShape : struct, IConv2DShape => new()
        {
            Left = x.Data, Right = kernel, Bias = bias, HasBias = bias.Length > 0 ? 1 : 0, Result = y.Data,
            Rows = rows, Inner = Tap<TShape>.Count * (TShape.InputChannels / TShape.Groups),
        };
}

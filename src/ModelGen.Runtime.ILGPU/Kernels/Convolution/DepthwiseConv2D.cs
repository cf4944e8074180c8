using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>A convolution of each channel by itself: (H, W, C) with kernels (height, width, C, multiplier) gives (H', W', C * multiplier).</summary>
public static class DepthwiseConv2D
{
    /// <summary>y = f(x * kernel + bias), channel by channel.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(H, W, C).</param>
    /// <param name="kernel">(height, width, C, multiplier).</param>
    /// <param name="bias">(C * multiplier), or empty for none.</param>
    /// <param name="y">(H', W', C * multiplier), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or view does not fit the shape.</exception>
    public static void Forward<TShape, TActivation>(
        GpuStream gpu, GpuMap x, ArrayView<float> kernel, ArrayView<float> bias, GpuMap y, int samples)
        where TShape : struct, IDepthwiseConv2DShape
        where TActivation : struct, IActivation
    {
        if (!Epilogue.FitsInRegisters<TActivation>())
        {
            Forward<TShape, Linear>(gpu, x, kernel, bias, y, samples);
            Activations.Forward<TActivation>(gpu, y, y, samples);
            return;
        }

        GpuExpect.Map(x, samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels);
        GpuExpect.Map(y, samples, TShape.OutputHeight, TShape.OutputWidth, Outputs<TShape>());
        GpuExpect.Count(kernel, (long)Tap<TShape>.Count * Outputs<TShape>());
        ConvolutionExpect.Bias(bias, Outputs<TShape>());
        ProductArguments arguments = new()
        {
            Left = x.Data, Right = kernel, Bias = bias, HasBias = bias.Length > 0 ? 1 : 0, Result = y.Data,
            Rows = samples * TShape.OutputHeight * TShape.OutputWidth,
        };
        gpu.LaunchEach(DepthwiseSums<TShape>.Forward<TActivation>, arguments, (long)arguments.Rows * Outputs<TShape>());
    }

    /// <summary>dKernel += the sum over pixels of x dy.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">As in <see cref="Forward"/>.</param>
    /// <param name="dy">(H', W', C * multiplier).</param>
    /// <param name="dKernel">(height, width, C, multiplier), added to.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or view does not fit the shape.</exception>
    public static void KernelGradient<TShape>(GpuStream gpu, GpuMap x, GpuMap dy, ArrayView<float> dKernel, int samples)
        where TShape : struct, IDepthwiseConv2DShape
    {
        GpuExpect.Map(x, samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels);
        GpuExpect.Map(dy, samples, TShape.OutputHeight, TShape.OutputWidth, Outputs<TShape>());
        GpuExpect.Count(dKernel, (long)Tap<TShape>.Count * Outputs<TShape>());
        int pixels = samples * TShape.OutputHeight * TShape.OutputWidth;
        int length = Tap<TShape>.Count * Outputs<TShape>();
        int groups = (length + GpuStream.GroupSize - 1) / GpuStream.GroupSize;
        int partLength = InnerParts.Length(pixels, InnerParts.For(groups, pixels, length));
        ProductArguments arguments = new()
        {
            Left = x.Data, Right = dy.Data, Result = dKernel, Rows = Tap<TShape>.Count,
            Inner = pixels, PartLength = partLength, Parts = InnerParts.Count(pixels, partLength),
        };
        if (arguments.Parts > 0)
        {
            arguments.Partial = gpu.Workspace((long)arguments.Parts * length);
            gpu.Launch(DepthwiseSums<TShape>.KernelGradient, arguments, new Index3D(groups, arguments.Parts, 1));
            PartialSums<DepthwiseColumns<TShape>, AddedSum>.Add(gpu, arguments);
        }
    }

    /// <summary>dx = f'(x) times the sum over the windows that saw each pixel of dy times the kernel.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="dy">(H', W', C * multiplier).</param>
    /// <param name="kernel">(height, width, C, multiplier).</param>
    /// <param name="x">What f gave, (H, W, C), in memory of its own; not read where f is <see cref="Linear"/>.</param>
    /// <param name="dx">(H, W, C), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or view does not fit the shape.</exception>
    public static void InputGradient<TShape, TActivation>(
        GpuStream gpu, GpuMap dy, ArrayView<float> kernel, GpuMap x, GpuMap dx, int samples)
        where TShape : struct, IDepthwiseConv2DShape
        where TActivation : struct, IActivation
    {
        if (!Epilogue.FitsInRegisters<TActivation>())
        {
            InputGradient<TShape, Linear>(gpu, dy, kernel, default, dx, samples);
            Activations.Backward<TActivation>(gpu, x, dx, dx, samples);
            return;
        }

        GpuExpect.Map(dx, samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels);
        GpuExpect.Map(dy, samples, TShape.OutputHeight, TShape.OutputWidth, Outputs<TShape>());
        GpuExpect.Count(kernel, (long)Tap<TShape>.Count * Outputs<TShape>());
        ProductArguments arguments = new()
        {
            Left = dy.Data, Right = kernel, Output = x.Data, HasOutput = ConvolutionExpect.Output<TActivation>(x, dx, samples), Result = dx.Data,
            Rows = samples * TShape.InputHeight * TShape.InputWidth,
        };
        gpu.LaunchEach(DepthwiseSums<TShape>.InputGradient<TActivation>, arguments, (long)arguments.Rows * TShape.InputChannels);
    }

    private static int Outputs<TShape>()
        where TShape : struct, IDepthwiseConv2DShape => DepthwiseColumns<TShape>.All;
}

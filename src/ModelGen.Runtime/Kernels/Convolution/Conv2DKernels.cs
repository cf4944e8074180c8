using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Chooses by shape what vectors run over: output channels, or, where those fill none well, columns of the map or what a window sees.</summary>
internal static unsafe class Conv2DKernels<TShape>
    where TShape : struct, IConv2DShape
{
    public static void Forward<TActivation>(FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, int samples)
        where TActivation : struct, IActivation
    {
        if (OneChannel.SuitForward<TShape>())
        {
            Width.Fit(TShape.OutputWidth - 1, new OneChannelForward<TShape, TActivation>(x, kernel, bias, y, samples));
        }
        else if (FewOutputs.SuitForward<TShape>())
        {
            FewOutputs.Fit(ConvolutionWindow<TShape>.Run, new FewOutputsForward<TShape, TActivation>(x, kernel, bias, y, samples));
        }
        else
        {
            Conv2DForward<TShape, TActivation>.Run<ChannelPanels>(x, kernel, bias, y, samples);
        }
    }

    public static void ForwardMaxPool<TPool, TActivation>(FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, byte* index, int samples)
        where TPool : struct, IPool2DShape
        where TActivation : struct, IActivation
    {
        if (OneChannel.SuitPooledForward<TShape, TPool>())
        {
            Width.Fit(2 * TPool.OutputWidth, new OneChannelPooledForward<TShape, TPool, TActivation>(x, kernel, bias, y, index, samples));
        }
        else if (FewOutputs.SuitForward<TShape>() && !OneChannel.SuitForward<TShape>())
        {
            FewOutputs.Fit(ConvolutionWindow<TShape>.Run, new FewOutputsPooledForward<TShape, TPool, TActivation>(x, kernel, bias, y, index, samples));
        }
        else
        {
            ChannelPanels.Cover(
                TShape.OutputChannels / TShape.Groups, new Conv2DPooledForward<TShape, TPool, TActivation>(x, kernel, bias, y, index, samples));
        }
    }

    public static void KernelGradient(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples)
    {
        if (OneChannel.SuitKernelGradient<TShape>())
        {
            Width.Fit(TShape.OutputWidth, new OneChannelKernelGradient<TShape>(x, dy, dKernel, samples));
        }
        else if (FewOutputs.SuitKernelGradient<TShape>())
        {
            Width.Fit(ConvolutionWindow<TShape>.Run, new FewOutputsKernelGradient<TShape>(x, dy, dKernel, samples));
        }
        else
        {
            Conv2DKernelGradient<TShape>.Run<ChannelPanels>(x, dy, dKernel, samples);
        }
    }

    public static void InputGradient(FeatureMapPointer dy, float* transposed, FeatureMapPointer dx, int samples)
    {
        if (TShape.StrideHeight == 1 && TShape.StrideWidth == 1)
        {
            Conv2DKernels<TransposedShape<TShape>>.Forward<Linear>(dy, transposed, null, dx, samples);
        }
        else if (FewOutputs.SuitInputGradient<TShape>())
        {
            FewOutputs.Fit(TShape.OutputChannels / TShape.Groups, new FewOutputsInputGradient<TShape>(dy, transposed, dx, samples));
        }
        else
        {
            Conv2DInputGradient<TShape>.Run<ChannelPanels>(dy, transposed, dx, samples);
        }
    }
}

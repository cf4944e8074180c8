using ModelGen.Kernels;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Tests.Kernels;

/// <summary>The ways to run a depthwise convolution. With a multiplier of three vectors hold one number; from four on it is one in groups.</summary>
internal static class DepthwiseConv2DLayers
{
    public static LinearLayerCase Case<TShape>()
        where TShape : struct, IConvShape
    {
        EntryPoints<TShape> entryPoints = new();
        return new()
        {
            Input = new(TShape.InputHeight, TShape.InputWidth, TShape.InputChannels, TShape.InputHalo),
            Output = new(TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels, TShape.GradientHalo),
            KernelLength = TShape.KernelHeight * TShape.KernelWidth * TShape.OutputChannels,
            Samples = [1, 3],
            Reference = new DepthwiseConv2DReference<TShape>(),
            EntryPoints = entryPoints,
            OverOutputs = [entryPoints, .. DepthwiseConv2D.FillVectors<TShape>() ? Conv2DLayers.Case<TShape>().OverOutputs : Widths<TShape>(TShape.DepthMultiplier <= 2 ? TShape.OutputChannels : 1)],
            OverInputs = [entryPoints, .. DepthwiseConv2D.FillVectors<TShape>() ? Conv2DLayers.Case<TShape>().OverInputs : Widths<TShape>(TShape.DepthMultiplier <= 2 ? TShape.OutputChannels : 1)],
        };
    }

    private static List<LinearLayer> Widths<TShape>(int channels)
        where TShape : struct, IConvShape
    {
        List<LinearLayer> layers = [];
        Kernels.Widths.ForEach(channels, new AddWidth<TShape>(layers));
        return layers;
    }

    private readonly struct AddWidth<TShape>(List<LinearLayer> layers) : IWidthAction
        where TShape : struct, IConvShape
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V> => layers.Add(new OfWidth<TShape, V>());
    }

    private sealed class EntryPoints<TShape> : LinearLayer
        where TShape : struct, IConvShape
    {
        public override string Name => "DepthwiseConv2D";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples) =>
            DepthwiseConv2D.Forward<TShape, TActivation>(x, kernel, bias, y, samples);

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples) =>
            DepthwiseConv2D.KernelGradient<TShape>(x, dy, dKernel, samples);

        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples) =>
            DepthwiseConv2D.InputGradient<TShape, TActivation>(dy, kernel, x, dx, samples);
    }

    private sealed unsafe class OfWidth<TShape, V> : LinearLayer
        where TShape : struct, IConvShape
        where V : unmanaged, IVector<V>
    {
        public override string Name => $"DepthwiseConv2D on {typeof(V)}";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        {
            fixed (float* xData = x.Data, kernelData = kernel, biasData = bias, yData = y.Data)
            {
                DepthwiseConv2DForward<TShape, TActivation>.Run<PanelsOf<V>>(new(xData, x), kernelData, biasData, new(yData, y), samples);
            }
        }

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        {
            fixed (float* xData = x.Data, dyData = dy.Data, dKernelData = dKernel)
            {
                DepthwiseConv2DKernelGradient<TShape>.Run<PanelsOf<V>>(new(xData, x), new(dyData, dy), dKernelData, samples);
            }
        }

        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
        {
            fixed (float* dyData = dy.Data, kernelData = kernel, dxData = dx.Data)
            {
                DepthwiseConv2DInputGradient<TShape>.Run<PanelsOf<V>>(new(dyData, dy), kernelData, new(dxData, dx), samples);
            }

            Epilogue.Differentiate<TActivation>(x, dx, samples);
        }
    }
}

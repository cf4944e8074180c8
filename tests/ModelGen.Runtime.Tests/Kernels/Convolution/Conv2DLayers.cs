using ModelGen.Kernels;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Tests.Kernels;

/// <summary>The ways to run a convolution.</summary>
internal static class Conv2DLayers
{
    public static LinearLayerCase Case<TShape>()
        where TShape : struct, IConvShape
    {
        EntryPoints<TShape> entryPoints = new();
        return new()
        {
            Input = new(TShape.InputHeight, TShape.InputWidth, TShape.InputChannels, TShape.InputHalo),
            Output = new(TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels, TShape.GradientHalo),
            KernelLength = TShape.KernelHeight * TShape.KernelWidth * (TShape.InputChannels / TShape.Groups) * TShape.OutputChannels,
            Samples = [1, 3, 9], // nine: a tile of eight samples, or of six, and others
            Reference = new Conv2DReference<TShape>(),
            EntryPoints = entryPoints,
            OverOutputs = [entryPoints, .. OverOutputs<TShape>()],
            OverInputs = [entryPoints, .. SumsAlongOutputs<TShape>() ? FewOutputsLayers.OverInputs<TShape>() : Widths<TShape>(TShape.InputChannels / TShape.Groups)],
        };
    }

    private static List<LinearLayer> OverOutputs<TShape>()
        where TShape : struct, IConvShape =>
        OneChannel.SuitKernelGradient<TShape>() ? OneChannelLayers.OverOutputs<TShape>()
        : FewOutputs.SuitForward<TShape>() && !OneChannel.SuitForward<TShape>() ? FewOutputsLayers.OverOutputs<TShape>()
        : Widths<TShape>(TShape.OutputChannels / TShape.Groups);

    private static bool SumsAlongOutputs<TShape>()
        where TShape : struct, IConvShape =>
        TShape.StrideHeight == 1 && TShape.StrideWidth == 1
            ? FewOutputs.SuitForward<TransposedShape<TShape>>() && !OneChannel.SuitForward<TransposedShape<TShape>>()
            : FewOutputs.SuitInputGradient<TShape>();

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
        public override string Name => "Conv2D";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples) =>
            Conv2D.Forward<TShape, TActivation>(x, kernel, bias, y, samples);

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples) =>
            Conv2D.KernelGradient<TShape>(x, dy, dKernel, samples);

        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
        {
            Span<float> transposed = TestFloats.Take(kernel.Length);
            Conv2D.TransposeKernel<TShape>(kernel, transposed);
            Conv2D.InputGradient<TShape, TActivation>(dy, transposed, x, dx, samples);
        }
    }

    private sealed unsafe class OfWidth<TShape, V> : LinearLayer
        where TShape : struct, IConvShape
        where V : unmanaged, IVector<V>
    {
        public override string Name => $"Conv2D on {typeof(V)}";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        {
            fixed (float* xData = x.Data, kernelData = kernel, biasData = bias, yData = y.Data)
            {
                Conv2DForward<TShape, TActivation>.Run<PanelsOf<V>>(new(xData, x), kernelData, biasData, new(yData, y), samples);
            }
        }

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        {
            fixed (float* xData = x.Data, dyData = dy.Data, dKernelData = dKernel)
            {
                Conv2DKernelGradient<TShape>.Run<PanelsOf<V>>(new(xData, x), new(dyData, dy), dKernelData, samples);
            }
        }

        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
        {
            Span<float> transposed = TestFloats.Take(kernel.Length);
            Conv2D.TransposeKernel<TShape>(kernel, transposed);
            fixed (float* dyData = dy.Data, transposedData = transposed, dxData = dx.Data)
            {
                Conv2DInputGradient<TShape>.Run<PanelsOf<V>>(new(dyData, dy), transposedData, new(dxData, dx), samples);
            }

            Epilogue.Differentiate<TActivation>(x, dx, samples);
        }
    }
}

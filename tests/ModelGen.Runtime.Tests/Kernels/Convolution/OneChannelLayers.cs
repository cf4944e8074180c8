using ModelGen.Kernels;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Tests.Kernels;

/// <summary>The ways to run a convolution of one channel whose vectors run along columns: the gradient has as many sums side by side on every width.</summary>
internal static class OneChannelLayers
{
    public static List<LinearLayer> OverOutputs<TShape>()
        where TShape : struct, IConvShape
    {
        List<LinearLayer> layers = [new OverChannels<TShape>()];
        Widths.ForEach(TShape.OutputWidth - 1, new AddWidth<TShape>(layers));
        return layers;
    }

    private readonly struct AddWidth<TShape>(List<LinearLayer> layers) : IWidthAction
        where TShape : struct, IConvShape
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            if (V.Count is >= 4 and <= 16)
            {
                layers.Add(new OfWidth<TShape, V>());
            }
        }
    }

    private unsafe class OfWidth<TShape, V> : LinearLayer
        where TShape : struct, IConvShape
        where V : unmanaged, IVector<V>
    {
        public override string Name => $"Conv2D of one channel on {typeof(V)}";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        {
            fixed (float* xData = x.Data, kernelData = kernel, biasData = bias, yData = y.Data)
            {
                new OneChannelForward<TShape, TActivation>(new(xData, x), kernelData, biasData, new(yData, y), samples).Invoke<V>();
            }
        }

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        {
            fixed (float* xData = x.Data, dyData = dy.Data, dKernelData = dKernel)
            {
                new OneChannelKernelGradient<TShape>(new(xData, x), new(dyData, dy), dKernelData, samples).Invoke<V>();
            }
        }

        public override void InputGradient<TActivation>(FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples) =>
            throw new NotSupportedException("Vectors run over input channels.");
    }

    /// <summary>A forward pass whose vectors run over channels, as it does where a pooling follows: with the same bits.</summary>
    private sealed unsafe class OverChannels<TShape> : OfWidth<TShape, F32x4>
        where TShape : struct, IConvShape
    {
        public override string Name => "Conv2D of one channel, number by number";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        {
            fixed (float* xData = x.Data, kernelData = kernel, biasData = bias, yData = y.Data)
            {
                Conv2DForward<TShape, TActivation>.Run<PanelsOf<F32x1>>(new(xData, x), kernelData, biasData, new(yData, y), samples);
            }
        }
    }
}

using ModelGen.Kernels;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Tests.Kernels;

/// <summary>The ways to run a convolution whose vectors run over what a window sees: as many sums side by side on every width.</summary>
internal static class FewOutputsLayers
{
    public static List<LinearLayer> OverOutputs<TShape>()
        where TShape : struct, IConvShape => Of<TShape>(ConvolutionWindow<TShape>.Run);

    public static List<LinearLayer> OverInputs<TShape>()
        where TShape : struct, IConvShape =>
        Of<TShape>(TShape.StrideHeight == 1 && TShape.StrideWidth == 1
            ? ConvolutionWindow<TransposedShape<TShape>>.Run
            : TShape.OutputChannels / TShape.Groups);

    private static List<LinearLayer> Of<TShape>(int run)
        where TShape : struct, IConvShape
    {
        List<LinearLayer> layers = [];
        int sums = run >= 16 ? 16 : run >= 8 ? 8 : 4;
        Try<F32x4>();
        Try<F32x8>();
        Try<F32x16>();
        Try<Pair<F32x4>>();
        Try<Pair<F32x8>>();
        Try<Pair<Pair<F32x4>>>();
        return layers;

        void Try<V>()
            where V : unmanaged, IVector<V>
        {
            if (V.IsSupported && V.Count == sums)
            {
                layers.Add(new OfWidth<TShape, V>());
            }
        }
    }

    private sealed unsafe class OfWidth<TShape, V> : LinearLayer
        where TShape : struct, IConvShape
        where V : unmanaged, IVector<V>
    {
        public override string Name => $"Conv2D of few outputs on {typeof(V)}";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        {
            fixed (float* xData = x.Data, kernelData = kernel, biasData = bias, yData = y.Data)
            {
                new FewOutputsForward<TShape, TActivation>(new(xData, x), kernelData, biasData, new(yData, y), samples).Invoke<V>();
            }
        }

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        {
            fixed (float* xData = x.Data, dyData = dy.Data, dKernelData = dKernel)
            {
                new FewOutputsKernelGradient<TShape>(new(xData, x), new(dyData, dy), dKernelData, samples).Invoke<V>();
            }
        }

        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
        {
            Span<float> transposed = TestFloats.Take(kernel.Length);
            Conv2D.TransposeKernel<TShape>(kernel, transposed);
            fixed (float* dyData = dy.Data, transposedData = transposed, dxData = dx.Data)
            {
                if (TShape.StrideHeight == 1 && TShape.StrideWidth == 1)
                {
                    new FewOutputsForward<TransposedShape<TShape>, Linear>(new(dyData, dy), transposedData, null, new(dxData, dx), samples).Invoke<V>();
                }
                else
                {
                    new FewOutputsInputGradient<TShape>(new(dyData, dy), transposedData, new(dxData, dx), samples).Invoke<V>();
                }
            }

            Epilogue.Differentiate<TActivation>(x, dx, samples);
        }
    }
}

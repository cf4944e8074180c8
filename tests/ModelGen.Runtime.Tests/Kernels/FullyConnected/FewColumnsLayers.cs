using ModelGen.Kernels;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Tests.Kernels;

/// <summary>The ways to run a fully connected layer whose vectors run over its inputs: 16 sums side by side on every width.</summary>
internal static class FewColumnsLayers
{
    public static List<LinearLayer> Of<TShape>()
        where TShape : struct, IDenseShape
    {
        List<LinearLayer> layers = [];
        Try<F32x16, Pair<Pair<Pair<F32x16>>>>();
        Try<Pair<F32x8>, Pair<Pair<Pair<F32x8>>>>();
        Try<Pair<Pair<F32x4>>, Pair<Pair<Pair<F32x4>>>>();
        return layers;

        void Try<V, W>()
            where V : unmanaged, IVector<V>
            where W : unmanaged, IVector<W>
        {
            if (V.IsSupported && TShape.Inputs >= W.Count)
            {
                layers.Add(new OfWidth<TShape, V, W>());
            }
        }
    }

    /// <typeparam name="V">16 floats, for the forward pass.</typeparam>
    /// <typeparam name="W">A panel of the kernel's gradient.</typeparam>
    private sealed unsafe class OfWidth<TShape, V, W> : LinearLayer
        where TShape : struct, IDenseShape
        where V : unmanaged, IVector<V>
        where W : unmanaged, IVector<W>
    {
        public override string Name => $"Dense of few columns on {typeof(V)}";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        {
            fixed (float* xData = x.Data, kernelData = kernel, biasData = bias, yData = y.Data)
            {
                new FewColumnsProduct<TActivation>(
                    new(xData, x), TShape.Inputs, kernelData, TShape.Outputs, biasData, new(yData, y), samples).Invoke<V>();
            }
        }

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        {
            fixed (float* xData = x.Data, dyData = dy.Data, dKernelData = dKernel)
            {
                PanelsOf<W>.Cover(
                    TShape.Inputs, new FewColumnsKernelGradient<TShape>(new(xData, x), new(dyData, dy), dKernelData, samples));
            }
        }

        /// <remarks>There is no other way than that of the other dense layers.</remarks>
        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples) => throw new NotSupportedException();
    }
}

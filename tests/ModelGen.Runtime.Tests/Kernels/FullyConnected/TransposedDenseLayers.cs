using ModelGen.Kernels;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Tests.Kernels;

/// <summary>The ways to run a fully connected layer whose vectors run over its inputs: 16 sums side by side on every width.</summary>
internal static class TransposedDenseLayers
{
    public static LinearLayerCase Case<TShape>(int[] samples)
        where TShape : struct, IDenseShape
    {
        EntryPoints<TShape> entryPoints = new();
        return new()
        {
            Input = new(1, 1, TShape.Inputs),
            Output = new(1, 1, TShape.Outputs),
            KernelLength = TShape.Inputs * TShape.Outputs,
            Samples = samples,
            Reference = new DenseReference<TShape>(),
            EntryPoints = entryPoints,
            OverOutputs = [entryPoints, .. Widths<TShape>()],
            OverInputs = [entryPoints],
        };
    }

    private static List<LinearLayer> Widths<TShape>()
        where TShape : struct, IDenseShape
    {
        List<LinearLayer> layers = [];
        Try<F32x16>();
        Try<Pair<F32x8>>();
        Try<Pair<Pair<F32x4>>>();
        return layers;

        void Try<V>()
            where V : unmanaged, IVector<V>
        {
            if (V.IsSupported)
            {
                layers.AddRange([new OfWidth<TShape, V>(samplesFirst: true), new OfWidth<TShape, V>(samplesFirst: false)]);
            }
        }
    }

    private class EntryPoints<TShape> : LinearLayer
        where TShape : struct, IDenseShape
    {
        public override string Name => "TransposedDense";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples) =>
            TransposedDense.Forward<TShape, TActivation>(x, Transposed(kernel), bias, y, samples);

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        {
            Span<float> sums = TestFloats.Take(TShape.Outputs * TShape.Inputs);
            sums.Clear();
            TransposedDense.KernelGradient<TShape>(x, dy, sums, samples);
            TransposedDense.SumKernelGradient<TShape>(sums, dKernel);
        }

        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples) =>
            TransposedDense.InputGradient<TShape, TActivation>(dy, Transposed(kernel), x, dx, samples);

        protected static Span<float> Transposed(ReadOnlySpan<float> kernel)
        {
            Span<float> transposed = TestFloats.Take(kernel.Length);
            TransposedDense.TransposeKernel<TShape>(kernel, transposed);
            return transposed;
        }
    }

    /// <param name="samplesFirst">Whether tiles have rows of samples, whatever their number, or rows of outputs.</param>
    private sealed unsafe class OfWidth<TShape, V>(bool samplesFirst) : EntryPoints<TShape>
        where TShape : struct, IDenseShape
        where V : unmanaged, IVector<V>
    {
        public override string Name => $"TransposedDense on {typeof(V)} by rows of {(samplesFirst ? "samples" : "outputs")}";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        {
            float[] zero = new float[TShape.Outputs];
            fixed (float* xData = x.Data, kernelData = Transposed(kernel), biasData = bias.IsEmpty ? zero : bias, yData = y.Data)
            {
                MatrixRows inputs = new(xData + x.InteriorOffset, x.SampleStride), kernels = new(kernelData, TShape.Inputs);
                float* outputs = yData + y.InteriorOffset;
                TransposedProduct<TActivation> product = samplesFirst
                    ? new(inputs, samples, kernels, TShape.Outputs, TShape.Inputs, new(biasData, 0, 1), new(outputs, y.SampleStride, 1))
                    : new(kernels, TShape.Outputs, inputs, samples, TShape.Inputs, new(biasData, 1, 0), new(outputs, 1, y.SampleStride));
                product.Invoke<V>();
            }
        }

        /// <summary>In panels of the vector, and number by number.</summary>
        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        {
            Span<float> sums = TestFloats.Take(TShape.Outputs * TShape.Inputs);
            sums.Clear();
            fixed (float* xData = x.Data, dyData = dy.Data, sumsData = sums)
            {
                TransposedKernelGradient<TShape> gradient = new(new(xData, x), new(dyData, dy), sumsData, samples);
                int done = PanelsOf<V>.Cover(0, TShape.Inputs, V.Count, gradient);
                PanelsOf<F32x1>.Cover(done, TShape.Inputs, 1, gradient);
            }

            TransposedDense.SumKernelGradient<TShape>(sums, dKernel);
        }
    }
}

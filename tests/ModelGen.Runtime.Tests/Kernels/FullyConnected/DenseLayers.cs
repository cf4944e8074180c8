using ModelGen.Kernels;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Tests.Kernels;

/// <summary>The ways to run a fully connected layer.</summary>
internal static class DenseLayers
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
            OverOutputs = [entryPoints, .. Widths<TShape>(TShape.Outputs)],
            OverInputs = [entryPoints, .. Widths<TShape>(TShape.Inputs)],
        };
    }

    private static List<LinearLayer> Widths<TShape>(int channels)
        where TShape : struct, IDenseShape
    {
        List<LinearLayer> layers = [];
        Kernels.Widths.ForEach(channels, new AddWidth<TShape>(layers));
        return layers;
    }

    private readonly struct AddWidth<TShape>(List<LinearLayer> layers) : IWidthAction
        where TShape : struct, IDenseShape
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V> => layers.AddRange([new OfWidth<TShape, V, Tiles>(), new OfWidth<TShape, V, FewRows>()]);
    }

    /// <summary>One of the two ways to multiply, and to read x for the kernel's gradient; each is right for any number of samples.</summary>
    private unsafe interface IProduct
    {
        static abstract void Run<TActivation, V>(FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows)
            where TActivation : struct, IActivation
            where V : unmanaged, IVector<V>;

        static abstract bool CopiesInputs { get; }
    }

    private readonly unsafe struct Tiles : IProduct
    {
        public static bool CopiesInputs => false;

        public static void Run<TActivation, V>(FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows)
            where TActivation : struct, IActivation
            where V : unmanaged, IVector<V> => MatrixProduct<TActivation>.InTiles<PanelsOf<V>>(x, inner, w, columns, bias, y, rows);
    }

    private readonly unsafe struct FewRows : IProduct
    {
        public static bool CopiesInputs => true;

        public static void Run<TActivation, V>(FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows)
            where TActivation : struct, IActivation
            where V : unmanaged, IVector<V> => new FewRowsProduct<TActivation>(x, inner, w, columns, bias, y, rows).Invoke<V>();
    }

    private sealed class EntryPoints<TShape> : LinearLayer
        where TShape : struct, IDenseShape
    {
        public override string Name => "Dense";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples) =>
            Dense.Forward<TShape, TActivation>(x, kernel, bias, y, samples);

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples) =>
            Dense.KernelGradient<TShape>(x, dy, dKernel, samples);

        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
        {
            Span<float> transposed = TestFloats.Take(kernel.Length);
            Dense.TransposeKernel<TShape>(kernel, transposed);
            Dense.InputGradient<TShape, TActivation>(dy, transposed, x, dx, samples);
        }
    }

    private sealed unsafe class OfWidth<TShape, V, TProduct> : LinearLayer
        where TShape : struct, IDenseShape
        where V : unmanaged, IVector<V>
        where TProduct : struct, IProduct
    {
        public override string Name => $"Dense on {typeof(V)} by {typeof(TProduct).Name}";

        public override void Forward<TActivation>(
            FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        {
            fixed (float* xData = x.Data, kernelData = kernel, biasData = bias, yData = y.Data)
            {
                TProduct.Run<TActivation, V>(new(xData, x), TShape.Inputs, kernelData, TShape.Outputs, biasData, new(yData, y), samples);
            }
        }

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        {
            fixed (float* xData = x.Data, dyData = dy.Data, dKernelData = dKernel)
            {
                DenseKernelGradient<TShape>.Run<PanelsOf<V>>(new(xData, x), new(dyData, dy), dKernelData, samples, TProduct.CopiesInputs);
            }
        }

        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
        {
            Span<float> transposed = TestFloats.Take(kernel.Length);
            Dense.TransposeKernel<TShape>(kernel, transposed);
            fixed (float* dyData = dy.Data, transposedData = transposed, dxData = dx.Data)
            {
                TProduct.Run<Linear, V>(new(dyData, dy), TShape.Outputs, transposedData, TShape.Inputs, null, new(dxData, dx), samples);
            }

            Epilogue.Differentiate<TActivation>(x, dx, samples);
        }
    }
}

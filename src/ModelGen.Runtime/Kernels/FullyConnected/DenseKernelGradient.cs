using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The kernel's gradient: a tile of inputs by one panel of outputs runs along the samples.</summary>
internal readonly unsafe struct DenseKernelGradient<TShape>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples) : IPanelAction
    where TShape : struct, IDenseShape
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>(int output, int skip)
        where V : unmanaged, IVector<V>
    {
        for (int input = 0; input < TShape.Inputs; input += Tile<V>.Rows)
        {
            Rows8 places = Rows8.Of(new MatrixRows(x.Interior, 1), input, TShape.Inputs - 1);
            Tile<V> tile = new(V.Zero);
            tile.MultiplyAdd(places, x.SampleStride, dy.Interior + output, dy.SampleStride, samples);
            tile.AddTo(dKernel + ((nint)input * TShape.Outputs) + output, TShape.Outputs, TShape.Inputs - input, skip);
        }
    }
}

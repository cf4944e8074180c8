using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The kernel's gradient: a tile of eight inputs by one vector of outputs runs along the samples.</summary>
internal readonly unsafe struct DenseKernelGradient<TShape>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples) : IWidthAction
    where TShape : struct, IDenseShape
{
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        for (int o = 0; o < TShape.Outputs; o += V.Count)
        {
            int output = int.Min(o, TShape.Outputs - V.Count);
            Outputs<V>(output, o - output);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Outputs<V>(int output, int skip)
        where V : unmanaged, IVector<V>
    {
        for (int input = 0; input < TShape.Inputs; input += 8)
        {
            Rows8 places = Rows8.Of(new MatrixRows(x.Interior, 1), input, TShape.Inputs - 1);
            Tile8<V> tile = new(V.Zero);
            tile.MultiplyAdd(places, x.SampleStride, dy.Interior + output, dy.SampleStride, samples);
            tile.AddTo(dKernel + ((nint)input * TShape.Outputs) + output, TShape.Outputs, TShape.Inputs - input, skip);
        }
    }
}

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Computes one of the 36 planes: matrix products between all channels of one side and a panel of the other.</summary>
/// <remarks>Each is a method of its own: two tiles in one exceed the JIT's budget for inlining, and sums then go through memory.</remarks>
internal static unsafe class WinogradPlane<TShape>
    where TShape : struct, IWinogradShape
{
    /// <summary>products = (tiles, C) times (C, vector).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<V>(float* input, float* kernel, float* products, int tiles)
        where V : unmanaged, IVector<V>
    {
        Steps channels = new(TShape.InputChannels, 1, V.Count);
        MatrixRows inputs = new(input, TShape.InputChannels), outputs = new(products, V.Count);
        for (int tile = 0; tile < tiles; tile += Tile<V>.Rows)
        {
            Tile<V> sums = new(V.Zero);
            Rows8 rows = inputs.Tile(tile, tiles, Tile<V>.Rows), results = outputs.Tile(tile, tiles, Tile<V>.Rows);
            if (tiles - tile > 4)
            {
                sums.MultiplyAdd(rows, kernel, channels, Steps.Once, Steps.Once);
                sums.Store<Linear>(results);
            }
            else
            {
                sums.MultiplyAddFour(rows, kernel, channels, Steps.Once, Steps.Once);
                sums.StoreFour<Linear>(results);
            }
        }
    }

    /// <summary>du += (C, tiles) times (tiles, vector), the gradient of <see cref="Multiply"/> by the kernel.</summary>
    /// <param name="input">(tiles, C).</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AddProducts<V>(float* input, float* gradients, float* du, int tiles)
        where V : unmanaged, IVector<V>
    {
        MatrixRows channels = new(input, 1);
        for (int c = 0; c < TShape.InputChannels; c += Tile<V>.Rows)
        {
            Tile<V> sums = new(V.Zero);
            sums.MultiplyAdd(
                channels.Tile(c, TShape.InputChannels, Tile<V>.Rows), gradients, new(tiles, TShape.InputChannels, V.Count), Steps.Once, Steps.Once);
            sums.AddTo(du + (c * V.Count), V.Count, TShape.InputChannels - c, 0);
        }
    }
}

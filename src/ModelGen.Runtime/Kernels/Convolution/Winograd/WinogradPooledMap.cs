using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Outputs of which only the maximum of each window of 2x2 is stored: a tile gives 2x2 of them.</summary>
/// <param name="y">The pooled map.</param>
/// <param name="index">The place of each maximum in its window, or null.</param>
/// <param name="bias">(O), or null for none.</param>
internal readonly unsafe struct WinogradPooledMap<TPool, TActivation>(FeatureMapPointer y, byte* index, float* bias) : IWinogradResult
    where TPool : struct, IPool2DShape
    where TActivation : struct, IActivation
{
    /// <summary>Pooled outputs of a tile's side.</summary>
    private const int Side = 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch<TShape>(int tile, int channel, int channels)
        where TShape : struct, IWinogradShape =>
        Simd.Prefetch.SquareToSecondLevel(
            new Pixels(
                y.Interior + channel, WinogradGrid<TShape>.Down, WinogradGrid<TShape>.Across,
                y.SampleStride, Side * y.RowStride, Side * TPool.Channels).At(tile),
            Side, y.RowStride, TPool.Channels, channels);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TShape, V>(float* products, nint plane, int tile, int channel, float* rows)
        where TShape : struct, IWinogradShape
        where V : unmanaged, IVector<V>
    {
        int sample = tile / WinogradGrid<TShape>.Tiles;
        int inSample = tile - (sample * WinogradGrid<TShape>.Tiles);
        int top = inSample / WinogradGrid<TShape>.Across * Side;
        int left = (inSample % WinogradGrid<TShape>.Across) * Side;
        WinogradTransform.Output<V, PooledTile<V, TActivation>>(products, plane, new(
            rows,
            new(
                y.Interior + (sample * y.SampleStride) + (top * y.RowStride) + (left * TPool.Channels) + channel, y.RowStride, TPool.Channels,
                index == null ? null : index + Pool2D<TPool>.OutputPlace(sample, top, left) + channel, TPool.OutputWidth * TPool.Channels),
            bias == null ? V.Zero : V.Load(bias + channel),
            TPool.OutputHeight - top, TPool.OutputWidth - left));
    }
}

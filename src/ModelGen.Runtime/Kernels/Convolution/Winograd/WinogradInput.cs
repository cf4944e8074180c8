using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Transforms the input of a block of tiles: planes of (tiles, C).</summary>
internal readonly unsafe struct WinogradInput<TShape>(FeatureMapPointer x, float* planes, int firstTile, int tiles) : IWidthAction
    where TShape : struct, IWinogradShape
{
    private Pixels Places => WinogradGrid<TShape>.Places(
        Window.First<TShape>(x), x.SampleStride, x.RowStride, TShape.InputChannels);

    /// <summary>Brings a plane's share of the tiles near: the pixels that no neighbour has.</summary>
    public void Prefetch(int plane)
    {
        for (int tile = WinogradGrid<TShape>.Share(plane, tiles); tile < WinogradGrid<TShape>.Share(plane + 1, tiles); tile++)
        {
            Simd.Prefetch.SquareToSecondLevel(
                Places.At(firstTile + tile) + (2 * (x.RowStride + TShape.InputChannels)),
                WinogradGrid<TShape>.Side, x.RowStride, TShape.InputChannels, TShape.InputChannels);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        Pixels places = Places;
        for (int tile = 0; tile < tiles; tile++)
        {
            WinogradTransform.Input<V>(
                places.At(firstTile + tile), x.RowStride, TShape.InputChannels,
                planes + (tile * TShape.InputChannels), WinogradGrid<TShape>.PlaneStride(TShape.InputChannels));
        }
    }
}

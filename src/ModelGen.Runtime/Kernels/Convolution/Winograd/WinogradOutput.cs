using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Transforms the products of a block of tiles to outputs, for the channels of one panel.</summary>
/// <param name="products">Planes of (tiles, panel).</param>
/// <param name="channel">The panel's first output channel.</param>
internal readonly unsafe struct WinogradOutput<TShape, TResult>(
    float* products, int panel, TResult result, int channel, int firstTile, int tiles) : IWidthAction
    where TShape : struct, IWinogradShape
    where TResult : struct, IWinogradResult
{
    /// <summary>Brings a plane's share of the places near where the outputs go.</summary>
    public void Prefetch(int plane)
    {
        for (int tile = WinogradGrid<TShape>.Share(plane, tiles); tile < WinogradGrid<TShape>.Share(plane + 1, tiles); tile++)
        {
            result.Prefetch<TShape>(firstTile + tile, channel, panel);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        float* rows = stackalloc float[8 * V.Count];
        for (int tile = 0; tile < tiles; tile++)
        {
            for (int c = 0; c < panel; c += V.Count)
            {
                result.Store<TShape, V>(
                    products + (tile * panel) + c, WinogradGrid<TShape>.PlaneStride(panel), firstTile + tile, channel + c, rows);
            }
        }
    }
}

using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>A convolution block by block, so that the transformed tiles of a block stay in cache.</summary>
/// <param name="scratch">Room for the transformed input and the products of a block: see <see cref="Winograd"/>.</param>
internal readonly unsafe struct WinogradConvolution<TShape, TResult>(
    FeatureMapPointer x, float* kernel, TResult result, float* scratch, int samples)
    where TShape : struct, IWinogradShape
    where TResult : struct, IWinogradResult
{
    public void Run()
    {
        int tiles = samples * WinogradGrid<TShape>.Tiles;
        float* products = scratch + (WinogradTransform.Planes * WinogradGrid<TShape>.PlaneStride(TShape.InputChannels));
        for (int first = 0; first < tiles; first += TShape.BlockTiles)
        {
            int count = int.Min(TShape.BlockTiles, tiles - first);
            WinogradInput<TShape> next = new(x, scratch, first + count, int.Min(TShape.BlockTiles, tiles - first - count));
            Width.Fit(TShape.InputChannels, new WinogradInput<TShape>(x, scratch, first, count));
            Width.FitPair(
                TShape.OutputChannels, new WinogradProduct<TShape, TResult>(next, scratch, kernel, products, result, first, count));
        }
    }
}

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// du += (B^T x B) * (A dy A^T), summed over all tiles, block by block.
/// </summary>
/// <param name="du">As <see cref="WinogradKernel{TShape}"/> lays out the kernel.</param>
/// <param name="dBias">(O), added to, or null for none.</param>
internal readonly unsafe struct WinogradKernelGradient<TShape>(
    FeatureMapPointer x, FeatureMapPointer dy, float* du, float* dBias, float* scratch, int samples) : IWidthAction
    where TShape : struct, IWinogradShape
{
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        int tiles = samples * WinogradGrid<TShape>.Tiles;
        float* gradients = scratch + (WinogradTransform.Planes * WinogradGrid<TShape>.PlaneStride(TShape.InputChannels));
        for (int first = 0; first < tiles; first += TShape.BlockTiles)
        {
            int count = int.Min(TShape.BlockTiles, tiles - first);
            Width.Fit(TShape.InputChannels, new WinogradInput<TShape>(x, scratch, first, count));
            float* panel = du;
            for (int o = 0; o < TShape.OutputChannels; o += V.Count)
            {
                int output = int.Min(o, TShape.OutputChannels - V.Count);
                Width.Fit(V.Count, new WinogradOutputGradient<TShape>(dy, gradients, V.Count, output, o - output, dBias, first, count));
                AddProducts<V>(gradients, count, panel);
                panel += WinogradTransform.Planes * TShape.InputChannels * V.Count;
            }
        }
    }

    /// <summary>For each plane, (C, tiles) times (tiles, vector).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void AddProducts<V>(float* gradients, int tiles, float* panel)
        where V : unmanaged, IVector<V>
    {
        float* inputs = scratch;
        for (int plane = 0; plane < WinogradTransform.Planes; plane++)
        {
            for (int c = 0; c < TShape.InputChannels; c += 8)
            {
                Tile8<V> sums = new(V.Zero);
                sums.MultiplyAdd(
                    Rows8.Of(new MatrixRows(inputs, 1), c, TShape.InputChannels - 1), TShape.InputChannels, gradients, V.Count, tiles);
                sums.AddTo(panel + (c * V.Count), V.Count, TShape.InputChannels - c, 0);
            }

            panel += TShape.InputChannels * V.Count;
            inputs += WinogradGrid<TShape>.PlaneStride(TShape.InputChannels);
            gradients += WinogradGrid<TShape>.PlaneStride(V.Count);
        }
    }
}

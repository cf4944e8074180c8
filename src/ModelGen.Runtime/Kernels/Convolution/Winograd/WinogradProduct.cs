using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// For each vector of output channels: multiplies the planes of a block by those of the kernel, and transforms the result to
/// outputs while it is in cache.
/// </summary>
/// <param name="next">The block after this one: its pixels are brought near meanwhile.</param>
/// <param name="input">Planes of (tiles, C).</param>
/// <param name="kernel">As <see cref="WinogradKernel{TShape}"/> lays it out.</param>
/// <param name="products">Room for planes of (tiles, one vector).</param>
internal readonly unsafe struct WinogradProduct<TShape, TResult>(
    WinogradInput<TShape> next, float* input, float* kernel, float* products, TResult result, int firstTile, int tiles) : IWidthAction
    where TShape : struct, IWinogradShape
    where TResult : struct, IWinogradResult
{
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        float* panel = kernel;
        for (int o = 0; o < TShape.OutputChannels; o += V.Count)
        {
            int output = int.Min(o, TShape.OutputChannels - V.Count);
            Multiply<V>(panel, output);
            Width.Fit(V.Count, new WinogradOutput<TShape, TResult>(products, V.Count, result, output, firstTile, tiles));
            panel += WinogradTransform.Planes * TShape.InputChannels * V.Count;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Multiply<V>(float* panel, int output)
        where V : unmanaged, IVector<V>
    {
        Steps channels = new(TShape.InputChannels, 1, V.Count);
        float* from = input;
        float* to = products;
        for (int plane = 0; plane < WinogradTransform.Planes; plane++)
        {
            PrefetchShare(plane, output, V.Count);
            MatrixRows inputs = new(from, TShape.InputChannels), outputs = new(to, V.Count);
            for (int tile = 0; tile < tiles; tile += Tile<V>.Rows)
            {
                Tile<V> sums = new(V.Zero);
                Rows8 rows = inputs.Tile(tile, tiles, Tile<V>.Rows), results = outputs.Tile(tile, tiles, Tile<V>.Rows);
                if (tiles - tile > 4)
                {
                    sums.MultiplyAdd(rows, panel, channels, Steps.Once, Steps.Once);
                    sums.Store<Linear>(results);
                }
                else
                {
                    sums.MultiplyAddFour(rows, panel, channels, Steps.Once, Steps.Once);
                    sums.StoreFour<Linear>(results);
                }
            }

            panel += TShape.InputChannels * V.Count;
            from += WinogradGrid<TShape>.PlaneStride(TShape.InputChannels);
            to += WinogradGrid<TShape>.PlaneStride(V.Count);
        }
    }

    /// <summary>One plane's share of the memory that comes next: where this panel's outputs go, and the next block's pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PrefetchShare(int plane, int output, int panel)
    {
        for (int tile = WinogradGrid<TShape>.Share(plane, tiles); tile < WinogradGrid<TShape>.Share(plane + 1, tiles); tile++)
        {
            result.Prefetch<TShape>(firstTile + tile, output, panel);
        }

        if (output == 0)
        {
            next.Prefetch(plane);
        }
    }
}

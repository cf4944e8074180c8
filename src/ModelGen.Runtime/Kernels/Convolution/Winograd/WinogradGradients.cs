using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Both gradients of a convolution in one pass. dx is itself a convolution, of dy with the transposed kernel; that kernel's
/// gradient is summed over the same windows of dy, B^T dy B, and tiles of x, A x A^T. So dy is transformed once for both, a plane
/// of it is read once for both, and the tiles of x are in cache when their activation is differentiated.
/// </summary>
/// <typeparam name="TShape">The convolution from dy to dx: its inputs are dy's channels, its outputs those of x.</typeparam>
/// <typeparam name="TActivation">What gave x.</typeparam>
/// <param name="kernel">As <see cref="WinogradKernel{TShape}"/> lays it out.</param>
/// <param name="du">Laid out as the kernel, added to.</param>
/// <param name="dBias">One number a channel of dy, added to, or null for none.</param>
/// <param name="scratch">Room for the transformed windows of a block and one panel of tiles: see <see cref="Winograd"/>.</param>
internal readonly unsafe struct WinogradGradients<TShape, TActivation>(
    FeatureMapPointer x, FeatureMapPointer dy, float* kernel, FeatureMapPointer dx, float* du, float* dBias, float* scratch, int samples) : IWidthAction
    where TShape : struct, IWinogradShape
    where TActivation : struct, IActivation
{
    /// <summary>The transformed tiles of x of one panel; then, plane by plane, the products that become dx.</summary>
    private float* Panel => scratch + (WinogradTransform.Planes * WinogradGrid<TShape>.PlaneStride(TShape.InputChannels));

    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        int tiles = samples * WinogradGrid<TShape>.Tiles;
        for (int first = 0; first < tiles; first += TShape.BlockTiles)
        {
            int count = int.Min(TShape.BlockTiles, tiles - first);
            Width.Fit(TShape.InputChannels, Windows(first, tiles));
            if (dBias != null)
            {
                Width.Fit(
                    TShape.InputChannels,
                    new WinogradBiasGradient<TShape>(dy, TShape.InputChannels, 0, TShape.InputChannels, 0, dBias, first, count));
            }

            nint panel = 0;
            for (int c = 0; c < TShape.OutputChannels; c += V.Count)
            {
                bool isLast = c + V.Count >= TShape.OutputChannels;
                WinogradOutput<TShape, WinogradMap<Differentiate<TActivation>>> outputs = new(
                    Panel, V.Count, new(dx, x, null), int.Min(c, TShape.OutputChannels - V.Count), first, count);
                Width.Fit(V.Count, Tiles<V>(c, first, tiles));
                Multiply<V>(
                    panel, count, outputs,
                    isLast ? Tiles<V>(0, first + count, tiles) : Tiles<V>(c + V.Count, first, tiles), Windows(first + count, tiles), isLast);
                Width.Fit(V.Count, outputs);
                panel += WinogradTransform.Planes * TShape.InputChannels * V.Count;
            }
        }
    }

    /// <summary>The windows of dy of the block that begins with tile <paramref name="first"/>.</summary>
    private WinogradInput<TShape> Windows(int first, int tiles) => new(dy, scratch, first, int.Min(TShape.BlockTiles, tiles - first));

    /// <summary>One panel of its tiles of x.</summary>
    private WinogradOutputGradient<TShape> Tiles<V>(int c, int first, int tiles)
        where V : unmanaged, IVector<V> =>
        new(x, Panel, V.Count, int.Min(c, TShape.OutputChannels - V.Count), 0, null, first, int.Min(TShape.BlockTiles, tiles - first));

    /// <summary>Both products of each plane, while what comes next is brought near.</summary>
    /// <param name="panel">Where the panel begins in the kernel and in its gradient.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Multiply<V>(
        nint panel, int tiles, WinogradOutput<TShape, WinogradMap<Differentiate<TActivation>>> outputs,
        WinogradOutputGradient<TShape> nextTiles, WinogradInput<TShape> nextWindows, bool isLast)
        where V : unmanaged, IVector<V>
    {
        float* windows = scratch;
        float* planes = Panel;
        for (int plane = 0; plane < WinogradTransform.Planes; plane++)
        {
            outputs.Prefetch(plane);
            nextTiles.Prefetch(plane);
            if (isLast)
            {
                nextWindows.Prefetch(plane);
            }

            WinogradPlane<TShape>.AddProducts<V>(windows, planes, du + panel, tiles);
            WinogradPlane<TShape>.Multiply<V>(windows, kernel + panel, planes, tiles);
            panel += TShape.InputChannels * V.Count;
            windows += WinogradGrid<TShape>.PlaneStride(TShape.InputChannels);
            planes += WinogradGrid<TShape>.PlaneStride(V.Count);
        }
    }
}

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
            WinogradInput<TShape> nextInput = Input(first + count, tiles);
            Width.Fit(TShape.InputChannels, Input(first, tiles));
            float* panel = du;
            for (int o = 0; o < TShape.OutputChannels; o += V.Count)
            {
                bool isLast = o + V.Count >= TShape.OutputChannels;
                WinogradOutputGradient<TShape> next = isLast ? Gradient<V>(gradients, 0, first + count, tiles) : Gradient<V>(gradients, o + V.Count, first, tiles);
                Width.Fit(V.Count, Gradient<V>(gradients, o, first, tiles));
                AddProducts<V>(gradients, count, panel, next, nextInput, isLast);
                panel += WinogradTransform.Planes * TShape.InputChannels * V.Count;
            }
        }
    }

    private WinogradInput<TShape> Input(int first, int tiles) => new(x, scratch, first, int.Min(TShape.BlockTiles, tiles - first));

    /// <summary>One panel of the output's gradient, of the block that begins with tile <paramref name="first"/>.</summary>
    private WinogradOutputGradient<TShape> Gradient<V>(float* gradients, int o, int first, int tiles)
        where V : unmanaged, IVector<V>
    {
        int output = int.Min(o, TShape.OutputChannels - V.Count);
        return new(dy, gradients, V.Count, output, o - output, dBias, first, int.Min(TShape.BlockTiles, tiles - first));
    }

    /// <summary>For each plane, (C, tiles) times (tiles, vector), while what comes next is brought near.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void AddProducts<V>(
        float* gradients, int tiles, float* panel, WinogradOutputGradient<TShape> next, WinogradInput<TShape> nextInput, bool isLast)
        where V : unmanaged, IVector<V>
    {
        float* inputs = scratch;
        for (int plane = 0; plane < WinogradTransform.Planes; plane++)
        {
            next.Prefetch(plane);
            if (isLast)
            {
                nextInput.Prefetch(plane);
            }

            WinogradPlane<TShape>.AddProducts<V>(inputs, gradients, panel, tiles);
            panel += TShape.InputChannels * V.Count;
            inputs += WinogradGrid<TShape>.PlaneStride(TShape.InputChannels);
            gradients += WinogradGrid<TShape>.PlaneStride(V.Count);
        }
    }
}

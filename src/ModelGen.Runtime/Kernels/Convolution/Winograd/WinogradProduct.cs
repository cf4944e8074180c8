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
            WinogradOutput<TShape, TResult> outputs = new(
                products, V.Count, result, int.Min(o, TShape.OutputChannels - V.Count), firstTile, tiles);
            Multiply<V>(panel, outputs, isFirst: o == 0);
            Width.Fit(V.Count, outputs);
            panel += WinogradTransform.Planes * TShape.InputChannels * V.Count;
        }
    }

    /// <summary>All planes, while what comes next is brought near: where this panel's outputs go, and the next block's pixels.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Multiply<V>(float* panel, WinogradOutput<TShape, TResult> outputs, bool isFirst)
        where V : unmanaged, IVector<V>
    {
        float* from = input;
        float* to = products;
        for (int plane = 0; plane < WinogradTransform.Planes; plane++)
        {
            outputs.Prefetch(plane);
            if (isFirst)
            {
                next.Prefetch(plane);
            }

            WinogradPlane<TShape>.Multiply<V>(from, panel, to, tiles);
            panel += TShape.InputChannels * V.Count;
            from += WinogradGrid<TShape>.PlaneStride(TShape.InputChannels);
            to += WinogradGrid<TShape>.PlaneStride(V.Count);
        }
    }
}

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Transforms the products of a block of tiles to outputs, for the channels of one panel.</summary>
/// <param name="products">Planes of (tiles, panel).</param>
/// <param name="channel">The panel's first output channel.</param>
internal readonly unsafe struct WinogradOutput<TShape, TEpilogue>(
    float* products, int panel, WinogradResult<TEpilogue> result, int channel, int firstTile, int tiles) : IWidthAction
    where TShape : struct, IWinogradShape
    where TEpilogue : struct, IOutputEpilogue
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        FeatureMapPointer y = result.Y, beside = result.Beside;
        Pixels places = WinogradGrid<TShape>.Places(y.Interior + channel, y.SampleStride, y.RowStride, TShape.OutputChannels);
        Pixels besides = WinogradGrid<TShape>.Places(beside.Interior + channel, beside.SampleStride, beside.RowStride, TShape.OutputChannels);
        for (int c = 0; c < panel; c += V.Count)
        {
            V bias = result.Bias == null ? V.Zero : V.Load(result.Bias + channel + c);
            for (int tile = 0; tile < tiles; tile++)
            {
                int number = firstTile + tile;
                WinogradTransform.Output<V, OutputTile<V, TEpilogue>>(
                    products + (tile * panel) + c,
                    WinogradGrid<TShape>.PlaneStride(panel),
                    new(
                        places.At(number) + c, y.RowStride, besides.At(number) + c, beside.RowStride, TShape.OutputChannels, bias,
                        WinogradGrid<TShape>.RowsOf(number), WinogradGrid<TShape>.ColumnsOf(number)));
            }
        }
    }
}

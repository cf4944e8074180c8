using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Outputs that are stored as a map.</summary>
/// <param name="beside">The epilogue's second map; y where it has none.</param>
/// <param name="bias">(O), or null for none.</param>
internal readonly unsafe struct WinogradMap<TEpilogue>(FeatureMapPointer y, FeatureMapPointer beside, float* bias) : IWinogradResult
    where TEpilogue : struct, IOutputEpilogue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch<TShape>(int tile, int channel, int channels)
        where TShape : struct, IWinogradShape =>
        Simd.Prefetch.SquareToSecondLevel(
            WinogradGrid<TShape>.Places(y.Interior + channel, y.SampleStride, y.RowStride, TShape.OutputChannels).At(tile),
            WinogradGrid<TShape>.Side, y.RowStride, TShape.OutputChannels, channels);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TShape, V>(float* products, nint plane, int tile, int channel, float* rows)
        where TShape : struct, IWinogradShape
        where V : unmanaged, IVector<V>
    {
        Pixels places = WinogradGrid<TShape>.Places(y.Interior + channel, y.SampleStride, y.RowStride, TShape.OutputChannels);
        Pixels besides = WinogradGrid<TShape>.Places(beside.Interior + channel, beside.SampleStride, beside.RowStride, TShape.OutputChannels);
        WinogradTransform.Output<V, OutputTile<V, TEpilogue>>(products, plane, new(
            places.At(tile), y.RowStride, besides.At(tile), beside.RowStride, TShape.OutputChannels,
            bias == null ? V.Zero : V.Load(bias + channel),
            WinogradGrid<TShape>.RowsOf(tile), WinogradGrid<TShape>.ColumnsOf(tile)));
    }
}

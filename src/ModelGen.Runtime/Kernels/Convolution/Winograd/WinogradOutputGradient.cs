using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Transforms the output's gradient of a block of tiles, for the channels of one panel: planes of (tiles, panel).</summary>
/// <param name="channel">The panel's first output channel.</param>
internal readonly unsafe struct WinogradOutputGradient<TShape>(
    FeatureMapPointer dy, float* planes, int panel, int channel, int firstTile, int tiles) : IWidthAction
    where TShape : struct, IWinogradShape
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        Pixels places = WinogradGrid<TShape>.Places(dy.Interior + channel, dy.SampleStride, dy.RowStride, TShape.OutputChannels);
        for (int tile = 0; tile < tiles; tile++)
        {
            float* pixel = places.At(firstTile + tile);
            for (int c = 0; c < panel; c += V.Count)
            {
                WinogradTransform.OutputGradient<V>(
                    pixel + c, dy.RowStride, TShape.OutputChannels, planes + (tile * panel) + c, WinogradGrid<TShape>.PlaneStride(panel));
            }
        }
    }
}

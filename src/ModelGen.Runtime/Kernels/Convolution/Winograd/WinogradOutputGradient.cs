using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Transforms the output's gradient of a block of tiles, for the channels of one panel: planes of (tiles, panel). Their sum is
/// added to the bias's gradient on the way.
/// </summary>
/// <param name="channel">The panel's first output channel.</param>
/// <param name="skip">Leading channels that the panel before has added already.</param>
/// <param name="dBias">(O), added to, or null for none.</param>
internal readonly unsafe struct WinogradOutputGradient<TShape>(
    FeatureMapPointer dy, float* planes, int panel, int channel, int skip, float* dBias, int firstTile, int tiles) : IWidthAction
    where TShape : struct, IWinogradShape
{
    private Pixels Places => WinogradGrid<TShape>.Places(dy.Interior + channel, dy.SampleStride, dy.RowStride, TShape.OutputChannels);

    /// <summary>Brings a plane's share of the tiles near.</summary>
    public void Prefetch(int plane)
    {
        for (int tile = WinogradGrid<TShape>.Share(plane, tiles); tile < WinogradGrid<TShape>.Share(plane + 1, tiles); tile++)
        {
            Simd.Prefetch.SquareToSecondLevel(Places.At(firstTile + tile), WinogradGrid<TShape>.Side, dy.RowStride, TShape.OutputChannels, panel);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        Pixels places = Places;
        for (int tile = 0; tile < tiles; tile++)
        {
            WinogradTransform.OutputGradient<V>(
                places.At(firstTile + tile), dy.RowStride, TShape.OutputChannels, panel,
                planes + (tile * panel), WinogradGrid<TShape>.PlaneStride(panel));
        }

        if (dBias != null)
        {
            new WinogradBiasGradient<TShape>(dy, TShape.OutputChannels, channel, panel, skip, dBias, firstTile, tiles).Invoke<V>();
        }
    }
}

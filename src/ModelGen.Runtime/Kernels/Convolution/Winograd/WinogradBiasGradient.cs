using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Adds the pixels of a block of tiles to the bias's gradient. Tiles that reach beyond the map find zeros there.</summary>
/// <param name="pixel">Floats from one pixel to the next.</param>
/// <param name="channel">The first channel.</param>
/// <param name="channels">How many.</param>
/// <param name="skip">Leading channels that have been added already.</param>
/// <param name="dBias">One number a channel of the map.</param>
internal readonly unsafe struct WinogradBiasGradient<TShape>(
    FeatureMapPointer dy, int pixel, int channel, int channels, int skip, float* dBias, int firstTile, int tiles) : IWidthAction
    where TShape : struct, IWinogradShape
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        Pixels places = WinogradGrid<TShape>.Places(dy.Interior + channel, dy.SampleStride, dy.RowStride, pixel);
        for (int c = 0; c < channels; c += V.Count)
        {
            int first = int.Min(c, channels - V.Count);
            V sum = V.Zero;
            for (int tile = 0; tile < tiles; tile++)
            {
                sum += WinogradTransform.Sum<V>(places.At(firstTile + tile) + first, dy.RowStride, pixel);
            }

            OverlapSum.Add(sum, dBias + channel + first, int.Max(skip, c) - first);
        }
    }
}

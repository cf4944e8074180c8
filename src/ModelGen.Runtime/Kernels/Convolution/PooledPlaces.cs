using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>The places of a pooled map from one channel on, numbered row by row and sample by sample.</summary>
/// <param name="y">The map.</param>
/// <param name="index">The place of each maximum in its window, or null.</param>
internal readonly unsafe struct PooledPlaces<TPool>(FeatureMapPointer y, byte* index, int channel)
    where TPool : struct, IPool2DShape
{
    private readonly Pixels values = new(
        y.Interior + channel, TPool.OutputHeight, TPool.OutputWidth, y.SampleStride, y.RowStride, TPool.Channels);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PooledPlace At(int window) =>
        new(values.At(window), 0, 0, index == null ? null : index + ((nint)window * TPool.Channels) + channel, 0);
}

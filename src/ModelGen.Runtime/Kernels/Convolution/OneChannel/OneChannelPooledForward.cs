using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Computes <see cref="Conv2DPooledForward{TShape, TPool, TActivation}"/> with the kernels of <see cref="OneChannel"/>: two
/// rows of outputs, one vector of each at a time, then their windows.
/// </summary>
/// <param name="y">The pooled map.</param>
/// <param name="index">The place of each maximum in its window, or null.</param>
internal readonly unsafe struct OneChannelPooledForward<TShape, TPool, TActivation>(
    FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, byte* index, int samples) : IWidthAction
    where TShape : struct, IConv2DShape
    where TPool : struct, IPool2DShape
    where TActivation : struct, IActivation
{
    /// <summary>Floats of a row of outputs that are in windows.</summary>
    private static int Row
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TPool.OutputWidth * TShape.OutputChannels;
    }

    /// <summary>All samples; the windows of a row fill the vector.</summary>
    [SkipLocalsInit]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        float* start = stackalloc float[2 * TShape.OutputChannels * V.Count], outputs = stackalloc float[2 * Row];
        TwoVectors<TShape, V>.Start(bias, start);
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < TPool.OutputHeight; row++)
            {
                TwoRows<V>(start, x.From(sample, 2 * row * TShape.StrideHeight), outputs);
                ChannelPanels.Cover(TShape.OutputChannels, new Maxima(outputs, y.From(sample, row), index, (sample * TPool.OutputHeight) + row));
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void TwoRows<V>(float* start, FeatureMapPointer x, float* outputs)
        where V : unmanaged, IVector<V>
    {
        float* buffer = stackalloc float[(14 * V.Count) + RowCopy.Slack];
        float* planes = RowCopy.Align(buffer), window = ConvolutionWindow<TShape>.First(x, 0);
        for (int column = 0; column < 2 * TPool.OutputWidth; column += V.Count)
        {
            int first = int.Min(column, (2 * TPool.OutputWidth) - V.Count);
            float* pixels = outputs + (first * TShape.OutputChannels);
            TwoVectors<TShape, V>.Windows<Linear>(start, planes, window + first, TShape.StrideHeight * x.RowStride, kernel, x.RowStride);
            TwoVectors<TShape, V>.Join(planes, pixels, Row);
        }
    }

    /// <summary>A row of windows of 2x2.</summary>
    private readonly struct Maxima(float* outputs, FeatureMapPointer y, byte* index, int row) : IPanelAction
    {
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Invoke<V>(int first, int skip)
            where V : unmanaged, IVector<V>
        {
            PooledPlace places = new(
                y.Interior + first, 0, TPool.Channels, index == null ? null : index + ((nint)row * TPool.OutputWidth * TPool.Channels) + first, 0);
            float* window = outputs + first;
            for (int column = 0; column < TPool.OutputWidth; column++)
            {
                places.Store<V, TActivation>(
                    0, column, V.Load(window), V.Load(window + TPool.Channels), V.Load(window + Row), V.Load(window + Row + TPool.Channels));
                window += 2 * TPool.Channels;
            }
        }
    }
}

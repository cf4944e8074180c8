using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The forward kernel for <see cref="OneChannel"/>: two vectors of columns at a time, row by row. The outputs are planes
/// until they are stored. Products are added in the kernel's order to the bias, as in
/// <see cref="Conv2DForward{TShape, TActivation}"/>: with the same bits.
/// </summary>
internal readonly unsafe struct OneChannelForward<TShape, TActivation>(FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, int samples) : IWidthAction
    where TShape : struct, IConv2DShape
    where TActivation : struct, IActivation
{
    /// <summary>All samples; a row has more columns than the vector.</summary>
    [SkipLocalsInit]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        float* start = stackalloc float[2 * TShape.OutputChannels * V.Count];
        TwoVectors<TShape, V>.Start(bias, start);

        // Where the columns do not fill them, the second vector lies over the first, or both over those before.
        int second = int.Min(V.Count, TShape.OutputWidth - V.Count), last = TShape.OutputWidth - V.Count - second;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int column = 0; column < TShape.OutputWidth; column += 2 * V.Count)
            {
                Columns<V>(start, x.From(sample), y.From(sample), int.Min(column, last), second);
            }
        }
    }

    /// <param name="first">The first vector's first column.</param>
    /// <param name="second">Columns from there to the second vector's.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Columns<V>(float* start, FeatureMapPointer x, FeatureMapPointer y, int first, int second)
        where V : unmanaged, IVector<V>
    {
        float* buffer = stackalloc float[(14 * V.Count) + RowCopy.Slack];
        float* planes = RowCopy.Align(buffer);
        float* window = ConvolutionWindow<TShape>.First(x, 0) + first;
        float* pixels = y.Interior + (first * TShape.OutputChannels);
        for (int row = 0; row < TShape.OutputHeight; row++)
        {
            TwoVectors<TShape, V>.Windows<TActivation>(start, planes, window, second, kernel, x.RowStride);
            TwoVectors<TShape, V>.Join(planes, pixels, second * TShape.OutputChannels);
            window += TShape.StrideHeight * x.RowStride;
            pixels += y.RowStride;
        }
    }
}

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The input's gradient. Input pixels are taken by phase, their distance from a window's start modulo the stride: all pixels
/// of a phase are seen by the same taps, at the same places relative to them, so a phase is a convolution of stride 1 over dy.
/// </summary>
/// <remarks>Where many taps see zeros beyond dy, a tile is one pixel of several samples, as in <see cref="Conv2DForward{TShape, TActivation}"/>.</remarks>
internal readonly unsafe struct Conv2DInputGradient<TShape>(
    FeatureMapPointer dy, float* transposed, FeatureMapPointer dx, int samples) : IPanelAction
    where TShape : struct, IConv2DShape
{
    /// <summary>All samples. Where there is one phase it is a convolution like any other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TPanels>(FeatureMapPointer dy, float* transposed, FeatureMapPointer dx, int samples)
        where TPanels : struct, IPanels
    {
        if (TShape.StrideHeight == 1 && TShape.StrideWidth == 1)
        {
            Conv2DForward<TransposedShape<TShape>, Linear>.Run<TPanels>(dy, transposed, null, dx, samples);
            return;
        }

        int block = SampleBlock.Of<TShape>(TShape.OutputChannels, Conv2D.KernelLength<TShape>());
        for (int sample = 0; sample < samples; sample += block)
        {
            TPanels.Cover(
                TShape.InputChannels / TShape.Groups,
                new Conv2DInputGradient<TShape>(dy.From(sample), transposed, dx.From(sample), int.Min(block, samples - sample)));
        }
    }

    public void Invoke<V>(int first, int skip)
        where V : unmanaged, IVector<V>
    {
        for (int group = 0; group < TShape.Groups; group++)
        {
            int channel = (group * (TShape.InputChannels / TShape.Groups)) + first;
            for (int phase = 0; phase < TShape.StrideHeight * TShape.StrideWidth; phase++)
            {
                Phase<V>(group, channel, PhaseAxis.Rows<TShape>(phase), PhaseAxis.Columns<TShape>(phase));
            }
        }
    }

    /// <summary>One panel of input channels, for all pixels of one phase.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Phase<V>(int group, int channel, in PhaseAxis rows, in PhaseAxis columns)
        where V : unmanaged, IVector<V>
    {
        int outputs = TShape.OutputChannels / TShape.Groups;
        int pixels = samples * rows.Count * columns.Count;
        Pixels windows = new(
            dy.Interior + (group * outputs)
                + ((rows.FirstOutput + rows.FirstDistance) * dy.RowStride) + ((columns.FirstOutput + columns.FirstDistance) * TShape.OutputChannels),
            rows.Count, columns.Count, dy.SampleStride, dy.RowStride, TShape.OutputChannels);
        Pixels results = new(
            dx.Interior + channel + (rows.FirstInput * dx.RowStride) + (columns.FirstInput * TShape.InputChannels),
            rows.Count, columns.Count, dx.SampleStride, TShape.StrideHeight * dx.RowStride, TShape.StrideWidth * TShape.InputChannels);

        // The transposed kernel is rotated: a later tap lies before.
        nint tap = (nint)outputs * TShape.InputChannels;
        float* weights = transposed + channel
            + (((TShape.KernelHeight - 1 - rows.FirstTap) * TShape.KernelWidth) + (TShape.KernelWidth - 1 - columns.FirstTap)) * tap;
        Steps channelSteps = new(outputs, 1, TShape.InputChannels);
        Steps columnSteps = new(columns.Taps, (nint)columns.DistanceStep * TShape.OutputChannels, -columns.TapStep * tap);
        Steps rowSteps = new(rows.Taps, rows.DistanceStep * dy.RowStride, -(nint)rows.TapStep * TShape.KernelWidth * tap);
        int together = samples >= Tile<V>.Rows && IsNarrow(rows, columns) ? samples / Tile<V>.Rows * Tile<V>.Rows : 0;
        for (int sample = 0; sample < together; sample += Tile<V>.Rows)
        {
            SamePixels<V>(
                windows.At(sample * rows.Count * columns.Count), weights, results.At(sample * rows.Count * columns.Count),
                rows, columns, channelSteps, columnSteps, rowSteps);
        }

        for (int pixel = together * rows.Count * columns.Count; pixel < pixels; pixel += Tile<V>.Rows)
        {
            Tile<V> tile = new(V.Zero);
            tile.MultiplyAdd(windows.Tile(pixel, pixels, Tile<V>.Rows), weights, channelSteps, columnSteps, rowSteps);
            tile.Store<Linear>(results.Tile(pixel, pixels, Tile<V>.Rows));
        }
    }

    /// <summary>True if enough taps of a phase see only zeros that skipping them pays.</summary>
    private static bool IsNarrow(in PhaseAxis rows, in PhaseAxis columns) =>
        TapRange.AreFew(rows.Seen(TShape.OutputHeight) * columns.Seen(TShape.OutputWidth), (long)rows.Taps * rows.Count * columns.Taps * columns.Count);

    /// <summary>All pixels of a phase of as many samples as a tile has rows, pixel by pixel.</summary>
    /// <param name="first">What the first pixel's first tap sees.</param>
    /// <param name="weights">The first tap's.</param>
    /// <param name="result">The first pixel.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void SamePixels<V>(
        float* first, float* weights, float* result, in PhaseAxis rows, in PhaseAxis columns, Steps channelSteps, Steps columnSteps, Steps rowSteps)
        where V : unmanaged, IVector<V>
    {
        for (int row = 0; row < rows.Count; row++)
        {
            TapRange down = rows.Seen(row, TShape.OutputHeight);
            for (int column = 0; column < columns.Count; column++)
            {
                TapRange across = columns.Seen(column, TShape.OutputWidth);
                float* window = first + (row * dy.RowStride) + (column * TShape.OutputChannels)
                    + (down.First * rowSteps.X) + (across.First * columnSteps.X);
                Tile<V> tile = new(V.Zero);
                tile.MultiplyAdd(
                    Rows8.Even(window, dy.SampleStride), weights + (down.First * rowSteps.W) + (across.First * columnSteps.W),
                    channelSteps, new(across.Count, columnSteps.X, columnSteps.W), new(down.Count, rowSteps.X, rowSteps.W));
                float* pixel = result + (row * TShape.StrideHeight * dx.RowStride) + (column * TShape.StrideWidth * TShape.InputChannels);
                tile.Store<Linear>(Rows8.Even(pixel, dx.SampleStride));
            }
        }
    }
}

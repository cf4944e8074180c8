using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The input's gradient of 3x3 windows two pixels apart, two neighbouring columns at a time: the outer taps of windows that meet
/// see one, the middle taps the other. A column of dy is read once for both, and what is stored lies side by side.
/// Every sum begins with 0, so that a product of -0 is 0 as elsewhere.
/// </summary>
internal static unsafe class DepthwiseColumnPairs<TShape>
    where TShape : struct, IDepthwiseConv2DShape
{
    /// <summary>True if the windows are 3x3 with stride 2 and no dilation.</summary>
    public static bool Fit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => DepthwiseWindows.HasNineTaps<TShape>()
            && TShape.StrideHeight == 2 && TShape.StrideWidth == 2 && TShape.DilationHeight == 1 && TShape.DilationWidth == 1;
    }

    /// <summary>True if only middle taps see the first column.</summary>
    private static bool BeginsInTheMiddle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.PadLeft % 2 == 1;
    }

    /// <summary>Columns after that one, which is half a pair.</summary>
    private static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.InputWidth - (TShape.PadLeft % 2);
    }

    /// <summary>dx, of one panel of channels: the rows that two rows of taps see, then those that one does.</summary>
    /// <param name="channel">The panel's first.</param>
    /// <param name="output">Its first output.</param>
    /// <param name="firstRow">How many pairs of rows lie before these maps.</param>
    /// <param name="rowCount">How many to work on, of those there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TStore>(FeatureMapPointer dy, float* kernel, FeatureMapPointer dx, int channel, int output, int samples, int firstRow, int rowCount)
        where V : unmanaged, IVector<V>
        where TStore : struct, IDepthwiseStore
    {
        int outputs = DepthwiseConv2D.Outputs<TShape>();

        // Of the rows, too, the first is one that only middle taps see where the padding is odd. Each begins with the column of
        // dy before the first pair's.
        int outer = TShape.PadTop % 2, middle = 1 - outer, before = ((TShape.PadLeft + 1) / 2) - 1;
        float* gradients = dy.Interior + (before * outputs) + output, taps = kernel + output, inputs = dx.Interior + channel;
        Steps maps = new(samples, dy.SampleStride, dx.SampleStride);
        TwoRows<V, TStore>(
            gradients + ((TShape.PadTop + 1) / 2 * dy.RowStride), dy.RowStride, taps, inputs + (outer * dx.RowStride),
            new(int.Min(rowCount, ((TShape.InputHeight - outer + 1) / 2) - firstRow), dy.RowStride, 2 * dx.RowStride), maps);
        OneRow<V, TStore>(
            gradients + (TShape.PadTop / 2 * dy.RowStride), taps + (3 * outputs), inputs + (middle * dx.RowStride),
            new(int.Min(rowCount, ((TShape.InputHeight - middle + 1) / 2) - firstRow), dy.RowStride, 2 * dx.RowStride), maps);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TwoRows<V, TStore>(float* dy, nint row, float* taps, float* dx, in Steps down, in Steps maps)
        where V : unmanaged, IVector<V>
        where TStore : struct, IDepthwiseStore
    {
        nint outputs = DepthwiseConv2D.Outputs<TShape>();
        V t0 = V.Load(taps), t1 = V.Load(taps + outputs), t2 = V.Load(taps + (2 * outputs));
        taps += 6 * outputs;
        V t6 = V.Load(taps), t7 = V.Load(taps + outputs), t8 = V.Load(taps + (2 * outputs));
        for (nint map = 0; map < maps.Count; map++)
        {
            for (nint line = 0; line < down.Count; line++)
            {
                float* from = dy + (map * maps.X) + (line * down.X), above = from - row;
                float* to = dx + (map * maps.W) + (line * down.W);
                V last = V.Load(from), lastAbove = V.Load(above);
                if (BeginsInTheMiddle)
                {
                    TStore.Store(V.MultiplyAdd(lastAbove, t7, V.MultiplyAdd(last, t1, V.Zero)), to);
                    to += TShape.InputChannels;
                }

                for (float* end = to + (Columns / 2 * 2 * TShape.InputChannels); to != end; to += 2 * TShape.InputChannels)
                {
                    from += outputs;
                    above += outputs;
                    V sum = V.MultiplyAdd(lastAbove, t8, V.MultiplyAdd(last, t2, V.Zero));
                    last = V.Load(from);
                    lastAbove = V.Load(above);
                    sum = V.MultiplyAdd(lastAbove, t6, V.MultiplyAdd(last, t0, sum));
                    TStore.Store(sum, to);
                    TStore.Store(V.MultiplyAdd(lastAbove, t7, V.MultiplyAdd(last, t1, V.Zero)), to + TShape.InputChannels);
                }

                if (Columns % 2 == 1)
                {
                    V sum = V.MultiplyAdd(lastAbove, t8, V.MultiplyAdd(last, t2, V.Zero));
                    TStore.Store(V.MultiplyAdd(V.Load(above + outputs), t6, V.MultiplyAdd(V.Load(from + outputs), t0, sum)), to);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OneRow<V, TStore>(float* dy, float* taps, float* dx, in Steps down, in Steps maps)
        where V : unmanaged, IVector<V>
        where TStore : struct, IDepthwiseStore
    {
        nint outputs = DepthwiseConv2D.Outputs<TShape>();
        V t3 = V.Load(taps), t4 = V.Load(taps + outputs), t5 = V.Load(taps + (2 * outputs));
        for (nint map = 0; map < maps.Count; map++)
        {
            for (nint line = 0; line < down.Count; line++)
            {
                float* from = dy + (map * maps.X) + (line * down.X);
                float* to = dx + (map * maps.W) + (line * down.W);
                V last = V.Load(from);
                if (BeginsInTheMiddle)
                {
                    TStore.Store(V.MultiplyAdd(last, t4, V.Zero), to);
                    to += TShape.InputChannels;
                }

                for (float* end = to + (Columns / 2 * 2 * TShape.InputChannels); to != end; to += 2 * TShape.InputChannels)
                {
                    from += outputs;
                    V sum = V.MultiplyAdd(last, t5, V.Zero);
                    last = V.Load(from);
                    TStore.Store(V.MultiplyAdd(last, t3, sum), to);
                    TStore.Store(V.MultiplyAdd(last, t4, V.Zero), to + TShape.InputChannels);
                }

                if (Columns % 2 == 1)
                {
                    TStore.Store(V.MultiplyAdd(V.Load(from + outputs), t3, V.MultiplyAdd(last, t5, V.Zero)), to);
                }
            }
        }
    }
}

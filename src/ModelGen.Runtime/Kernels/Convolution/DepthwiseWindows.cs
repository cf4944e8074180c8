using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// All 3x3 windows of a depthwise convolution, or of its input's gradient: the nine taps stay in registers, and a column that
/// several windows share is read once, into the sums of all of them. A tile would read it for each, the taps again for each
/// tile, and take as long to begin and end as to sum.
/// </summary>
/// <param name="columns">The columns of a window, in x and in the taps.</param>
/// <param name="rows">The rows of a window.</param>
internal readonly struct DepthwiseWindows(Steps columns, Steps rows)
{
    /// <summary>True if a window has nine taps, and each input channel has one or two outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNineTaps<TShape>()
        where TShape : struct, IDepthwiseConv2DShape =>
        TShape.KernelHeight == 3 && TShape.KernelWidth == 3 && TShape.DepthMultiplier <= 2;

    /// <summary>y = start + the sum over each window of x times the taps, column by column.</summary>
    /// <param name="x">The first window.</param>
    /// <param name="y">The first result.</param>
    /// <param name="across">The windows of a row, in x and y.</param>
    /// <param name="down">The rows of a sample.</param>
    /// <param name="maps">The samples.</param>
    public unsafe void Run<V, TFactor, TStore>(float* x, float* taps, V start, float* y, in Steps across, in Steps down, in Steps maps)
        where V : unmanaged, IVector<V>
        where TFactor : struct, IFactor
        where TStore : struct, IDepthwiseStore
    {
        if (columns.X == across.X)
        {
            EachColumn<V, TFactor, TStore>(x, taps, start, y, across, down, maps);
        }
        else if (2 * columns.X == across.X)
        {
            EveryOtherColumn<V, TFactor, TStore>(x, taps, start, y, across, down, maps);
        }
        else
        {
            Apart<V, TFactor, TStore>(x, taps, start, y, across, down, maps);
        }
    }

    /// <summary>Three windows share a column.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private unsafe void EachColumn<V, TFactor, TStore>(float* x, float* taps, V start, float* y, in Steps across, in Steps down, in Steps maps)
        where V : unmanaged, IVector<V>
        where TFactor : struct, IFactor
        where TStore : struct, IDepthwiseStore
    {
        V t0 = V.Load(taps), t1 = V.Load(taps + columns.W), t2 = V.Load(taps + (2 * columns.W));
        taps += rows.W;
        V t3 = V.Load(taps), t4 = V.Load(taps + columns.W), t5 = V.Load(taps + (2 * columns.W));
        taps += rows.W;
        V t6 = V.Load(taps), t7 = V.Load(taps + columns.W), t8 = V.Load(taps + (2 * columns.W));
        nint step = across.X, next = rows.X, result = across.W;
        for (nint map = 0; map < maps.Count; map++)
        {
            for (nint line = 0; line < down.Count; line++)
            {
                float* x0 = x + (map * maps.X) + (line * down.X), x1 = x0 + next, x2 = x1 + next;
                float* to = y + (map * maps.W) + (line * down.W);

                // The first window's first two columns, the second's first.
                V sum = V.MultiplyAdd(TFactor.Load<V>(x0), t0, start);
                sum = V.MultiplyAdd(TFactor.Load<V>(x1), t3, sum);
                sum = V.MultiplyAdd(TFactor.Load<V>(x2), t6, sum);
                V value = TFactor.Load<V>(x0 + step);
                sum = V.MultiplyAdd(value, t1, sum);
                V second = V.MultiplyAdd(value, t0, start);
                value = TFactor.Load<V>(x1 + step);
                sum = V.MultiplyAdd(value, t4, sum);
                second = V.MultiplyAdd(value, t3, second);
                value = TFactor.Load<V>(x2 + step);
                sum = V.MultiplyAdd(value, t7, sum);
                second = V.MultiplyAdd(value, t6, second);
                x0 += 2 * step;
                x1 += 2 * step;
                x2 += 2 * step;
                for (float* end = to + (across.Count * result); to != end; to += result)
                {
                    value = TFactor.Load<V>(x0);
                    sum = V.MultiplyAdd(value, t2, sum);
                    second = V.MultiplyAdd(value, t1, second);
                    V third = V.MultiplyAdd(value, t0, start);
                    value = TFactor.Load<V>(x1);
                    sum = V.MultiplyAdd(value, t5, sum);
                    second = V.MultiplyAdd(value, t4, second);
                    third = V.MultiplyAdd(value, t3, third);
                    value = TFactor.Load<V>(x2);
                    sum = V.MultiplyAdd(value, t8, sum);
                    second = V.MultiplyAdd(value, t7, second);
                    third = V.MultiplyAdd(value, t6, third);
                    TStore.Store(sum, to);
                    sum = second;
                    second = third;
                    x0 += step;
                    x1 += step;
                    x2 += step;
                }
            }
        }
    }

    /// <summary>Windows two columns apart share one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private unsafe void EveryOtherColumn<V, TFactor, TStore>(float* x, float* taps, V start, float* y, in Steps across, in Steps down, in Steps maps)
        where V : unmanaged, IVector<V>
        where TFactor : struct, IFactor
        where TStore : struct, IDepthwiseStore
    {
        V t0 = V.Load(taps), t1 = V.Load(taps + columns.W), t2 = V.Load(taps + (2 * columns.W));
        taps += rows.W;
        V t3 = V.Load(taps), t4 = V.Load(taps + columns.W), t5 = V.Load(taps + (2 * columns.W));
        taps += rows.W;
        V t6 = V.Load(taps), t7 = V.Load(taps + columns.W), t8 = V.Load(taps + (2 * columns.W));
        nint right = columns.X, next = rows.X, result = across.W;
        for (nint map = 0; map < maps.Count; map++)
        {
            for (nint line = 0; line < down.Count; line++)
            {
                float* x0 = x + (map * maps.X) + (line * down.X), x1 = x0 + next, x2 = x1 + next;
                float* to = y + (map * maps.W) + (line * down.W);
                V sum = V.MultiplyAdd(TFactor.Load<V>(x0), t0, start);
                sum = V.MultiplyAdd(TFactor.Load<V>(x1), t3, sum);
                sum = V.MultiplyAdd(TFactor.Load<V>(x2), t6, sum);
                for (float* end = to + (across.Count * result); to != end; to += result)
                {
                    sum = V.MultiplyAdd(TFactor.Load<V>(x0 + right), t1, sum);
                    sum = V.MultiplyAdd(TFactor.Load<V>(x1 + right), t4, sum);
                    sum = V.MultiplyAdd(TFactor.Load<V>(x2 + right), t7, sum);
                    x0 += 2 * right;
                    x1 += 2 * right;
                    x2 += 2 * right;
                    V value = TFactor.Load<V>(x0);
                    sum = V.MultiplyAdd(value, t2, sum);
                    V second = V.MultiplyAdd(value, t0, start);
                    value = TFactor.Load<V>(x1);
                    sum = V.MultiplyAdd(value, t5, sum);
                    second = V.MultiplyAdd(value, t3, second);
                    value = TFactor.Load<V>(x2);
                    sum = V.MultiplyAdd(value, t8, sum);
                    second = V.MultiplyAdd(value, t6, second);
                    TStore.Store(sum, to);
                    sum = second;
                }
            }
        }
    }

    /// <summary>Windows share no column, or not their neighbours'.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private unsafe void Apart<V, TFactor, TStore>(float* x, float* taps, V start, float* y, in Steps across, in Steps down, in Steps maps)
        where V : unmanaged, IVector<V>
        where TFactor : struct, IFactor
        where TStore : struct, IDepthwiseStore
    {
        V t0 = V.Load(taps), t1 = V.Load(taps + columns.W), t2 = V.Load(taps + (2 * columns.W));
        taps += rows.W;
        V t3 = V.Load(taps), t4 = V.Load(taps + columns.W), t5 = V.Load(taps + (2 * columns.W));
        taps += rows.W;
        V t6 = V.Load(taps), t7 = V.Load(taps + columns.W), t8 = V.Load(taps + (2 * columns.W));
        nint step = across.X, right = columns.X, next = rows.X, result = across.W;
        for (nint map = 0; map < maps.Count; map++)
        {
            for (nint line = 0; line < down.Count; line++)
            {
                float* x0 = x + (map * maps.X) + (line * down.X), x1 = x0 + next, x2 = x1 + next;
                float* to = y + (map * maps.W) + (line * down.W);
                for (float* end = to + (across.Count * result); to != end; to += result)
                {
                    V sum = V.MultiplyAdd(TFactor.Load<V>(x0), t0, start);
                    sum = V.MultiplyAdd(TFactor.Load<V>(x1), t3, sum);
                    sum = V.MultiplyAdd(TFactor.Load<V>(x2), t6, sum);
                    sum = V.MultiplyAdd(TFactor.Load<V>(x0 + right), t1, sum);
                    sum = V.MultiplyAdd(TFactor.Load<V>(x1 + right), t4, sum);
                    sum = V.MultiplyAdd(TFactor.Load<V>(x2 + right), t7, sum);
                    sum = V.MultiplyAdd(TFactor.Load<V>(x0 + (2 * right)), t2, sum);
                    sum = V.MultiplyAdd(TFactor.Load<V>(x1 + (2 * right)), t5, sum);
                    sum = V.MultiplyAdd(TFactor.Load<V>(x2 + (2 * right)), t8, sum);
                    TStore.Store(sum, to);
                    x0 += step;
                    x1 += step;
                    x2 += step;
                }
            }
        }
    }
}

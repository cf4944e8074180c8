using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// A row of pixels under 3x3 windows of a depthwise convolution, or of its input's gradient: the nine taps stay in registers.
/// A tile would read each of them once a tap, and take as long to begin and end as to sum.
/// </summary>
/// <param name="pixel">Floats from one window to the next.</param>
/// <param name="column">Floats from one tap's place to the next in its row.</param>
/// <param name="row">Floats from one row of taps to the next.</param>
/// <param name="tapColumn">Floats from one tap to the next in its row.</param>
/// <param name="tapRow">Floats from one row of taps to the next.</param>
internal readonly struct DepthwiseRow(nint pixel, nint column, nint row, nint tapColumn, nint tapRow)
{
    /// <summary>Whether a window has nine taps, and each input channel one output.</summary>
    public static bool HasNineTaps<TShape>()
        where TShape : struct, IDepthwiseConv2DShape =>
        TShape.KernelHeight == 3 && TShape.KernelWidth == 3 && TShape.DepthMultiplier == 1;

    /// <summary>Whether the nine taps of a panel fit into the registers: two 512-bit vectors a tap, or one of any other width.</summary>
    public static bool Fits<TShape, V>()
        where TShape : struct, IDepthwiseConv2DShape
        where V : unmanaged, IVector<V> =>
        HasNineTaps<TShape>() && typeof(V) != typeof(Pair<F32x8>) && typeof(V) != typeof(Pair<F32x4>);

    /// <summary>y = f(start + the sum over the window of x times the taps), in the order of a tile's sum.</summary>
    /// <param name="x">The first window.</param>
    /// <param name="yPixel">Floats from one result to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public unsafe void Run<V, TActivation>(float* x, float* taps, V start, float* y, nint yPixel, int pixels)
        where V : unmanaged, IVector<V>
        where TActivation : struct, IActivation
    {
        V t0 = V.Load(taps), t1 = V.Load(taps + tapColumn), t2 = V.Load(taps + (2 * tapColumn));
        taps += tapRow;
        V t3 = V.Load(taps), t4 = V.Load(taps + tapColumn), t5 = V.Load(taps + (2 * tapColumn));
        taps += tapRow;
        V t6 = V.Load(taps), t7 = V.Load(taps + tapColumn), t8 = V.Load(taps + (2 * tapColumn));
        nint step = pixel, right = column;
        float* x1 = x + row, x2 = x1 + row;
        for (float* end = y + (pixels * yPixel); y != end; y += yPixel)
        {
            V sum = V.MultiplyAdd(V.Load(x), t0, start);
            sum = V.MultiplyAdd(V.Load(x + right), t1, sum);
            sum = V.MultiplyAdd(V.Load(x + (2 * right)), t2, sum);
            sum = V.MultiplyAdd(V.Load(x1), t3, sum);
            sum = V.MultiplyAdd(V.Load(x1 + right), t4, sum);
            sum = V.MultiplyAdd(V.Load(x1 + (2 * right)), t5, sum);
            sum = V.MultiplyAdd(V.Load(x2), t6, sum);
            sum = V.MultiplyAdd(V.Load(x2 + right), t7, sum);
            sum = V.MultiplyAdd(V.Load(x2 + (2 * right)), t8, sum);
            V.Store(TActivation.Invoke(sum), y);
            x += step;
            x1 += step;
            x2 += step;
        }
    }
}

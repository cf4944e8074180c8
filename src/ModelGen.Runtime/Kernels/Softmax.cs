using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// y_i = exp(x_i) / sum_j exp(x_j) over the channels of each pixel. The maximum is subtracted from x first, which changes
/// nothing but keeps every exponential at most 1, so that no finite x gives NaN.
/// </summary>
public static unsafe class Softmax
{
    /// <summary>y = softmax(x); y may be the same memory as x, with the same halo.</summary>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Forward(FeatureMap x, FeatureMap y, int samples)
    {
        Expect.Samples(x, samples);
        Expect.Map(y, samples, x);
        fixed (float* xData = x.Data, yData = y.Data)
        {
            Width.Fit(x.Channels, new ForwardAction(new(xData, x), new(yData, y), RowGrid.Of(x, y, samples), x.Channels));
        }
    }

    /// <summary>dx = y (dy - sum_j dy_j y_j), where y = softmax(x); dx may be the same memory as dy, with the same halo.</summary>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Backward(FeatureMap y, FeatureMap dy, FeatureMap dx, int samples)
    {
        Expect.Samples(y, samples);
        Expect.Map(dy, samples, y);
        Expect.Map(dx, samples, y);
        fixed (float* yData = y.Data, dyData = dy.Data, dxData = dx.Data)
        {
            Width.Fit(y.Channels, new BackwardAction(new(yData, y), new(dyData, dy), new(dxData, dx), RowGrid.Of(y, dy, dx, samples), y.Channels));
        }
    }

    /// <summary>y = softmax(x) of one pixel, on a width that its classes fill. Returns sum_j exp(x_j - maximum).</summary>
    internal static double Forward<V>(float* x, float* y, int classes, out float maximum)
        where V : unmanaged, IVector<V>
    {
        maximum = Maximum<V>(x, classes);
        Elementwise.Store<Exponentials, V>(new(x, maximum), y, classes);
        double sum = Elementwise.Sum<Values, V>(new(y), classes);
        Elementwise.Store<Quotients, V>(new(y, (float)sum), y, classes);
        return sum;
    }

    internal static void Backward<V>(float* y, float* dy, float* dx, int classes)
        where V : unmanaged, IVector<V>
    {
        double mean = Elementwise.Sum<Products, V>(new(y, dy), classes);
        Elementwise.Store<Gradients, V>(new(y, dy, (float)mean), dx, classes);
    }

    /// <summary>The largest of the values; NaN if any is.</summary>
    private static float Maximum<V>(float* x, int length)
        where V : unmanaged, IVector<V>
    {
        V maximum = V.Load(x + length - V.Count);
        for (int i = 0; i < length - V.Count; i += V.Count)
        {
            maximum = V.Max(maximum, V.Load(x + i));
        }

        return V.Maximum(maximum);
    }

    private readonly struct Exponentials(float* x, float maximum) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => V.Exp(V.Load(x + index) - V.Broadcast(maximum));
    }

    private readonly struct Quotients(float* x, float divisor) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => V.Load(x + index) / V.Broadcast(divisor);
    }

    private readonly struct Values(float* x) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => V.Load(x + index);
    }

    private readonly struct Products(float* a, float* b) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => V.Load(a + index) * V.Load(b + index);
    }

    private readonly struct Gradients(float* y, float* dy, float mean) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => V.Load(y + index) * (V.Load(dy + index) - V.Broadcast(mean));
    }

    private readonly struct ForwardAction(Rows x, Rows y, RowGrid grid, int classes) : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            for (int sample = 0; sample < grid.Samples; sample++)
            {
                for (int row = 0; row < grid.Rows; row++)
                {
                    for (int pixel = 0; pixel < grid.Length; pixel += classes)
                    {
                        Forward<V>(x[sample, row] + pixel, y[sample, row] + pixel, classes, out _);
                    }
                }
            }
        }
    }

    private readonly struct BackwardAction(Rows y, Rows dy, Rows dx, RowGrid grid, int classes) : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            for (int sample = 0; sample < grid.Samples; sample++)
            {
                for (int row = 0; row < grid.Rows; row++)
                {
                    for (int pixel = 0; pixel < grid.Length; pixel += classes)
                    {
                        Backward<V>(y[sample, row] + pixel, dy[sample, row] + pixel, dx[sample, row] + pixel, classes);
                    }
                }
            }
        }
    }
}

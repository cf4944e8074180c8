using System.Runtime.CompilerServices;
using ModelGen.Kernels;
using ModelGen.Simd;

namespace ModelGen;

/// <summary>Computes the penalty L1 sum |w| + L2 sum w^2 and its gradient L1 sign(w) + 2 L2 w.</summary>
internal static unsafe class Regularizers
{
    /// <summary>l1 * sum |w| + l2 * sum w^2</summary>
    public static double Penalty(ReadOnlySpan<float> values, float l1, float l2)
    {
        fixed (float* w = values)
        {
            return Elementwise.Sum(new Costs(w, l1, l2), values.Length);
        }
    }

    /// <summary>gradient += scale * (l1 * sign(w) + 2 * l2 * w); the sign of 0 is 0.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddGradient(ReadOnlySpan<float> values, Span<float> gradient, float l1, float l2, float scale = 1)
    {
        Expect.Length(gradient, values.Length, 1);
        fixed (float* w = values, dw = gradient)
        {
            Elementwise.Store(new Sums(w, dw, l1 * scale, 2 * l2 * scale), dw, values.Length);
        }
    }

    /// <summary>l1 |w| + l2 w^2</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cost<V>(V w, float l1, float l2)
        where V : unmanaged, IVector<V>
    {
        V magnitude = V.Abs(w);
        return magnitude * V.MultiplyAdd(magnitude, V.Broadcast(l2), V.Broadcast(l1));
    }

    /// <summary>signFactor sign(w) + factor w</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Slope<V>(V w, float signFactor, float factor)
        where V : unmanaged, IVector<V> => V.MultiplyAdd(w, V.Broadcast(factor), Sign.Of(w) * V.Broadcast(signFactor));

    private readonly struct Costs(float* w, float l1, float l2) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => Cost(V.Load(w + index), l1, l2);
    }

    private readonly struct Sums(float* w, float* gradient, float signFactor, float factor) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => V.Load(gradient + index) + Slope(V.Load(w + index), signFactor, factor);
    }
}

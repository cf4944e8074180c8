using System.Runtime.CompilerServices;

namespace ModelGen.Simd;

/// <summary>
/// e^x and e^x - 1 in float arithmetic only, in the same operations on every width, so that every width gives the same
/// bits.
/// </summary>
/// <remarks>
/// x = n ln 2 + r with whole n and |r| at most ln 2 / 2; then e^x = 2^n (1 + p) with p = e^r - 1 = r + r^2 q(r). q has
/// degree 4 and minimises the largest relative error of p over r (Remez exchange in 40-digit arithmetic, then rounded to
/// float): 1.4e-8, a quarter of a rounding.
/// </remarks>
internal static class Exponential
{
    private const float Log2E = 1.44269504f;
    internal const float Ln2High = 0.693145752f; // 2^-16 * 45426: n * Ln2High is exact
    internal const float Ln2Low = 1.42860677e-6f;

    /// <summary>Added and taken away again, it rounds to a whole number: floats from 2^23 on have no fraction.</summary>
    private const float Rounder = 1.5f * (1 << 23);

    /// <summary>e^x within 1.1 units in the last place; 0 below -104, infinity above 88.73, NaN of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V x)
        where V : unmanaged, IVector<V>
    {
        x = Clamp(x, -104f, 89f);
        V n = Whole(x * V.Broadcast(Log2E));
        V result = V.Broadcast(1f) + RemainderMinusOne(x, n);

        // 2^n may lie beyond the normal floats where 2^n (1 + p) does not, and the other way round: go in two steps.
        V half = Whole(n * V.Broadcast(0.5f));
        return result * V.PowerOfTwo(half) * V.PowerOfTwo(n - half);
    }

    /// <summary>e^x - 1 for x of at most 0, within 2 units in the last place also where x is close to 0. NaN of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpMinusOne<V>(V x)
        where V : unmanaged, IVector<V>
    {
        x = V.Select(V.GreaterThan(V.Broadcast(-30f), x), V.Broadcast(-30f), x);
        V n = Whole(x * V.Broadcast(Log2E));
        V power = V.PowerOfTwo(n);
        return V.MultiplyAdd(RemainderMinusOne(x, n), power, power - V.Broadcast(1f));
    }

    /// <summary>p = e^(x - n ln 2) - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V RemainderMinusOne<V>(V x, V n)
        where V : unmanaged, IVector<V>
    {
        V r = V.MultiplyAdd(n, V.Broadcast(-Ln2Low), V.MultiplyAdd(n, V.Broadcast(-Ln2High), x));
        V q = V.MultiplyAdd(r, V.Broadcast(0.00138825097f), V.Broadcast(0.00836658012f));
        q = V.MultiplyAdd(r, q, V.Broadcast(0.0416672006f));
        q = V.MultiplyAdd(r, q, V.Broadcast(0.166665435f));
        q = V.MultiplyAdd(r, q, V.Broadcast(0.49999997f));
        return V.MultiplyAdd(r * r, q, r);
    }

    /// <summary>The nearest whole number, for magnitudes below 2^22.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Whole<V>(V value)
        where V : unmanaged, IVector<V> => value + V.Broadcast(Rounder) - V.Broadcast(Rounder);

    /// <summary>Unlike minimum and maximum this is two instructions a side, and NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Clamp<V>(V x, float low, float high)
        where V : unmanaged, IVector<V>
    {
        x = V.Select(V.GreaterThan(V.Broadcast(low), x), V.Broadcast(low), x);
        return V.Select(V.GreaterThan(x, V.Broadcast(high)), V.Broadcast(high), x);
    }
}

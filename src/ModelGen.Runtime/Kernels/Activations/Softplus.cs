using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|)); the derivative is 1 - exp(-y).</summary>
public readonly struct Softplus : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<V>(V x)
        where V : unmanaged, IVector<V>
    {
        V e = V.Exp(V.Zero - V.Abs(x));
        return V.Select(V.GreaterThan(x, V.Zero), x, V.Zero) + LogOnePlus(e);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Derivative<V>(V x, V y)
        where V : unmanaged, IVector<V> => V.Zero - Exponential.ExpMinusOne(V.Zero - y);

    /// <summary>
    /// log(1 + e) for e in [0, 1], without the loss of digits of 1 + e: 2 atanh(s) = 2 (s + s^3 P(s^2)) with
    /// s = e / (2 + e), at most 1/3. P minimises the largest relative error of the whole (Remez exchange in 40-digit
    /// arithmetic, then rounded to float): 4.5e-9.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LogOnePlus<V>(V e)
        where V : unmanaged, IVector<V>
    {
        V s = e / (V.Broadcast(2f) + e);
        V square = s * s;
        V p = V.MultiplyAdd(square, V.Broadcast(0.140059933f), V.Broadcast(0.140009031f));
        p = V.MultiplyAdd(square, p, V.Broadcast(0.200107634f));
        p = V.MultiplyAdd(square, p, V.Broadcast(0.333332092f));
        V half = V.MultiplyAdd(s * square, p, s);
        return half + half;
    }
}

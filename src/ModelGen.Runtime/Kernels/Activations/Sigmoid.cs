using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>1 / (1 + exp(-x)); the derivative is y (1 - y).</summary>
public readonly struct Sigmoid : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<V>(V x)
        where V : unmanaged, IVector<V>
    {
        // e = exp(-|x|) never overflows: 1 / (1 + e) on the right, e / (1 + e) on the left.
        V e = V.Exp(V.Zero - V.Abs(x));
        V one = V.Broadcast(1f);
        return V.Select(V.GreaterThan(x, V.Zero), one, e) / (one + e);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Derivative<V>(V x, V y)
        where V : unmanaged, IVector<V> => y * (V.Broadcast(1f) - y);
}

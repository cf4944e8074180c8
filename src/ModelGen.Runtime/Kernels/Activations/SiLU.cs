using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>x / (1 + exp(-x)), also called swish; the derivative is s + x s (1 - s) with s = 1 / (1 + exp(-x)).</summary>
public readonly struct SiLU : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<V>(V x)
        where V : unmanaged, IVector<V> => x * Sigmoid.Invoke(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Derivative<V>(V x, V y)
        where V : unmanaged, IVector<V>
    {
        // s (1 - s) = e / (1 + e)^2 with e = exp(-|x|): 1 - s itself would lose every digit for large x.
        V e = V.Exp(V.Zero - V.Abs(x));
        V one = V.Broadcast(1f);
        V inverse = one / (one + e);
        V s = V.Select(V.GreaterThan(x, V.Zero), one, e) * inverse;
        return V.MultiplyAdd(x * inverse, e * inverse, s);
    }
}

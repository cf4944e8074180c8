using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>x for x &gt; 0, else exp(x) - 1 (Clevert et al., 2015); the derivative is 1 for x &gt; 0, else y + 1.</summary>
public readonly struct ELU : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<V>(V x)
        where V : unmanaged, IVector<V> => V.Select(V.GreaterThan(x, V.Zero), x, Exponential.ExpMinusOne(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Derivative<V>(V x, V y)
        where V : unmanaged, IVector<V> => V.Select(V.GreaterThan(y, V.Zero), V.Broadcast(1f), y + V.Broadcast(1f));
}

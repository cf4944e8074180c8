using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>max(x, 0); the derivative is 1 for x &gt; 0, else 0.</summary>
public readonly struct ReLU : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<V>(V x)
        where V : unmanaged, IVector<V> => V.Select(V.GreaterThan(V.Zero, x), V.Zero, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Derivative<V>(V x, V y)
        where V : unmanaged, IVector<V> => V.Select(V.GreaterThan(y, V.Zero), V.Broadcast(1f), V.Zero);
}

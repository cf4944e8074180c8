using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>x for x &gt; 0, else 0.2 x (Maas et al., 2013; the slope is Keras's); the derivative is 1 or 0.2.</summary>
public readonly struct LeakyReLU : IActivation
{
    private const float Slope = 0.2f;

    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<V>(V x)
        where V : unmanaged, IVector<V> => V.Select(V.GreaterThan(x, V.Zero), x, V.Broadcast(Slope) * x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Derivative<V>(V x, V y)
        where V : unmanaged, IVector<V> => V.Select(V.GreaterThan(y, V.Zero), V.Broadcast(1f), V.Broadcast(Slope));
}

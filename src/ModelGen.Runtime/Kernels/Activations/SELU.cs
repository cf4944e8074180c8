using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Scale x for x &gt; 0, else Scale Alpha (exp(x) - 1); the derivative is Scale for x &gt; 0, else y + Scale Alpha. With
/// these two constants layers keep mean 0 and variance 1 (Klambauer et al., 2017).
/// </summary>
public readonly struct SELU : IActivation
{
    private const float Scale = 1.05070098735548f;
    private const float ScaleAlpha = (float)(1.05070098735548 * 1.67326324235438);

    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<V>(V x)
        where V : unmanaged, IVector<V> => V.Select(V.GreaterThan(x, V.Zero), V.Broadcast(Scale) * x, V.Broadcast(ScaleAlpha) * Exponential.ExpMinusOne(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Derivative<V>(V x, V y)
        where V : unmanaged, IVector<V> => V.Select(V.GreaterThan(y, V.Zero), V.Broadcast(Scale), y + V.Broadcast(ScaleAlpha));
}

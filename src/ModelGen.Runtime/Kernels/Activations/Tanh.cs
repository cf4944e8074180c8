using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>tanh x = (1 - exp(-2x)) / (1 + exp(-2x)); the derivative is 1 - y^2.</summary>
public readonly struct Tanh : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<V>(V x)
        where V : unmanaged, IVector<V>
    {
        // t = exp(-2|x|) - 1 keeps its digits where x is close to 0, and never overflows.
        V t = Exponential.ExpMinusOne(V.Broadcast(-2f) * V.Abs(x));
        V y = t / (V.Broadcast(2f) + t);
        return V.Select(V.GreaterThan(x, V.Zero), V.Zero - y, y);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Derivative<V>(V x, V y)
        where V : unmanaged, IVector<V> => V.MultiplyAdd(V.Zero - y, y, V.Broadcast(1f));
}

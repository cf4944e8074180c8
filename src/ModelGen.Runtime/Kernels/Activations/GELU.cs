using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// x P(x), P(x) = (1 + erf(x / sqrt 2)) / 2, the standard normal distribution: the exact form, not the approximation by
/// tanh (Hendrycks and Gimpel, 2016). The derivative is P(x) + x exp(-x^2 / 2) / sqrt(2 pi).
/// </summary>
public readonly struct GELU : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<V>(V x)
        where V : unmanaged, IVector<V> => x * Normal(x, out _);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Derivative<V>(V x, V y)
        where V : unmanaged, IVector<V>
    {
        V distribution = Normal(x, out V density);
        return V.MultiplyAdd(x * V.Broadcast(0.398942280f), density, distribution);
    }

    /// <summary>P(x), and exp(-x^2 / 2).</summary>
    /// <remarks>
    /// P(-t) = exp(-t^2 / 2) R(t) for t of at least 0, which keeps its digits in the left tail, where 1 + erf would cancel
    /// to 0. R is a quotient of polynomials of degree 4 and 5 whose coefficients are all positive, so nothing cancels. They
    /// minimise the largest relative error over [0, 14.5], where P leaves the floats (Lawson's reweighted least squares in
    /// 50-digit arithmetic, then rounded to float): 6e-9.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Normal<V>(V x, out V density)
        where V : unmanaged, IVector<V>
    {
        V t = V.Abs(x);
        t = V.Select(V.GreaterThan(t, V.Broadcast(15f)), V.Broadcast(15f), t);

        // The rounding of t^2 / 2, up to 2^-18, would be the relative error of its exponential: put it back.
        V half = t * V.Broadcast(-0.5f);
        V exponent = half * t;
        V rounding = V.MultiplyAdd(half, t, V.Zero - exponent);
        density = V.Exp(exponent);
        density = V.MultiplyAdd(density, rounding, density);

        V numerator = V.MultiplyAdd(t, V.Broadcast(0.00411618885f), V.Broadcast(0.040632523f));
        numerator = V.MultiplyAdd(t, numerator, V.Broadcast(0.183233196f));
        numerator = V.MultiplyAdd(t, numerator, V.Broadcast(0.438292549f));
        numerator = V.MultiplyAdd(t, numerator, V.Broadcast(0.5f));
        V denominator = V.MultiplyAdd(t, V.Broadcast(0.0103176356f), V.Broadcast(0.101857078f));
        denominator = V.MultiplyAdd(t, denominator, V.Broadcast(0.469465456f));
        denominator = V.MultiplyAdd(t, denominator, V.Broadcast(1.20249543f));
        denominator = V.MultiplyAdd(t, denominator, V.Broadcast(1.67447008f));
        denominator = V.MultiplyAdd(t, denominator, V.Broadcast(1f));

        V left = density * (numerator / denominator);
        return V.Select(V.GreaterThan(x, V.Zero), V.Broadcast(1f) - left, left);
    }
}

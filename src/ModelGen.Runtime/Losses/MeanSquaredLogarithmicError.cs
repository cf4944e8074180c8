using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// mean (log(1 + y) - log(1 + t))^2, with y and t raised to at least 1e-7 as Keras does; the gradient is
/// 2 (log(1 + y) - log(1 + t)) / (1 + y) / size, 0 where y was raised.
/// </summary>
public static class MeanSquaredLogarithmicError
{
    /// <summary>Writes the outputs and gives the sum over the samples of weight * loss.</summary>
    /// <param name="predictions">(samples, size), the last layer's.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="outputs">(samples, size), a copy of the predictions; may be their memory.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Outputs of one sample.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public static double Forward(
        ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, Span<float> outputs, int samples, int size) =>
        ElementLoss.Forward(default(Element), predictions, targets, sampleWeights, outputs, samples, size);

    /// <summary>Writes scale * weight * the gradient of the loss by the predictions.</summary>
    /// <param name="outputs">(samples, size), as <see cref="Forward"/> wrote them.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="scale">Usually 1 / batch size.</param>
    /// <param name="gradient">(samples, size); may be the memory of the outputs.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Outputs of one sample.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public static void Backward(
        ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, float scale, Span<float> gradient, int samples, int size) =>
        ElementLoss.Backward(default(Element), outputs, targets, sampleWeights, scale, gradient, samples, size);

    private const float Least = 1e-7f;

    /// <summary>log(1 + max(value, 1e-7))</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Logarithm<V>(V value)
        where V : unmanaged, IVector<V> =>
        V.Log(V.Broadcast(1f) + V.Select(V.GreaterThan(V.Broadcast(Least), value), V.Broadcast(Least), value));

    internal readonly struct Element : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Output<V>(V x)
            where V : unmanaged, IVector<V> => x;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Loss<V>(V x, V target)
            where V : unmanaged, IVector<V>
        {
            V difference = Logarithm(x) - Logarithm(target);
            return difference * difference;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Gradient<V>(V output, V target)
            where V : unmanaged, IVector<V>
        {
            V slope = V.Broadcast(2f) * (Logarithm(output) - Logarithm(target)) / (V.Broadcast(1f) + output);
            return V.Select(V.GreaterThan(V.Broadcast(Least), output), V.Zero, slope);
        }
    }
}

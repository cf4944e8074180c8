using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// mean (y - t)^2; the gradient is 2 (y - t) / size.
/// </summary>
public static class MeanSquaredError
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

    internal readonly struct Element : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Output<V>(V x)
            where V : unmanaged, IVector<V> => x;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Loss<V>(V x, V target)
            where V : unmanaged, IVector<V> => (x - target) * (x - target);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Gradient<V>(V output, V target)
            where V : unmanaged, IVector<V> => V.Broadcast(2f) * (output - target);
    }
}

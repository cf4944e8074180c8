using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// -mean (t log p + (1 - t) log(1 - p)) of the probabilities p = 1 / (1 + exp(-z)) of logits z; the gradient by z is
/// (p - t) / size. The loss is computed from z as max(z, 0) - z t + log(1 + exp(-|z|)): no finite logit gives NaN.
/// </summary>
public static class SigmoidCrossentropy
{
    /// <summary>Writes the outputs and gives the sum over the samples of weight * loss.</summary>
    /// <param name="logits">(samples, size), the last layer's before the sigmoid.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="outputs">(samples, size), the probabilities; may be the memory of the logits.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Outputs of one sample.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public static double Forward(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, Span<float> outputs, int samples, int size) =>
        ElementLoss.Forward(default(Element), logits, targets, sampleWeights, outputs, samples, size);

    /// <summary>Writes scale * weight * the gradient of the loss by the logits.</summary>
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
            where V : unmanaged, IVector<V> => Sigmoid.Invoke(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Loss<V>(V x, V target)
            where V : unmanaged, IVector<V>
        {
            // max(z, 0) - z t = z (1 - t) on the right, z (0 - t) on the left: nothing cancels.
            V one = V.Select(V.GreaterThan(x, V.Zero), V.Broadcast(1f), V.Zero);
            return V.MultiplyAdd(x, one - target, Softplus.LogOnePlus(V.Exp(V.Zero - V.Abs(x))));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Gradient<V>(V output, V target)
            where V : unmanaged, IVector<V> => output - target;
    }
}

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// mean of e^2 / 2 where |e| = |y - t| is at most delta, else delta (|e| - delta / 2) (Huber, Robust Estimation of a Location
/// Parameter, 1964); the gradient is e cut to [-delta, delta], divided by size.
/// </summary>
public static class Huber
{
    /// <summary>Writes the outputs and gives the sum over the samples of weight * loss.</summary>
    /// <param name="predictions">(samples, size), the last layer's.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="outputs">(samples, size), a copy of the predictions; may be their memory.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Outputs of one sample.</param>
    /// <param name="delta">Where the loss turns from quadratic to linear. Greater than 0.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">delta is not greater than 0.</exception>
    public static double Forward(
        ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, Span<float> outputs, int samples, int size, float delta)
    {
        Check(delta);
        return ElementLoss.Forward(new Element(delta), predictions, targets, sampleWeights, outputs, samples, size);
    }

    /// <summary>Writes scale * weight * the gradient of the loss by the predictions.</summary>
    /// <param name="outputs">(samples, size), as <see cref="Forward"/> wrote them.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="scale">Usually 1 / batch size.</param>
    /// <param name="gradient">(samples, size); may be the memory of the outputs.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Outputs of one sample.</param>
    /// <param name="delta">Where the loss turns from quadratic to linear. Greater than 0.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">delta is not greater than 0.</exception>
    public static void Backward(
        ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, float scale, Span<float> gradient, int samples, int size, float delta)
    {
        Check(delta);
        ElementLoss.Backward(new Element(delta), outputs, targets, sampleWeights, scale, gradient, samples, size);
    }

    internal static void Check(float delta)
    {
        if (!(delta > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "The delta of a Huber loss must be greater than 0.");
        }
    }

    internal readonly struct Element(float delta) : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Output<V>(V x)
            where V : unmanaged, IVector<V> => x;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Loss<V>(V x, V target)
            where V : unmanaged, IVector<V>
        {
            V error = x - target;
            V cut = Cut(error);
            return cut * (error - (V.Broadcast(0.5f) * cut));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Gradient<V>(V output, V target)
            where V : unmanaged, IVector<V> => Cut(output - target);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private V Cut<V>(V error)
            where V : unmanaged, IVector<V>
        {
            error = V.Select(V.GreaterThan(error, V.Broadcast(delta)), V.Broadcast(delta), error);
            return V.Select(V.GreaterThan(V.Broadcast(-delta), error), V.Broadcast(-delta), error);
        }
    }
}

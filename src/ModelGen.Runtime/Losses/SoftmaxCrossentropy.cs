using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// -sum t log p against one-hot or soft targets t, with p = softmax(z) of logits z; the gradient by z is p sum t - t. The loss
/// is computed as sum t (log sum exp(z - m) - (z - m)) with m = max z: no finite logit gives NaN.
/// </summary>
public static unsafe class SoftmaxCrossentropy
{
    /// <summary>Writes the probabilities and gives the sum over the samples of weight * loss.</summary>
    /// <param name="logits">(samples, size), the last layer's before the softmax.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="outputs">(samples, size), the probabilities; not the memory of the logits.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Classes.</param>
    /// <exception cref="ArgumentException">A span has another length, or logits and outputs overlap.</exception>
    public static double Forward(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, Span<float> outputs, int samples, int size)
    {
        Expect.Length(logits, samples, size);
        Expect.Length(targets, samples, size);
        Expect.Weights(sampleWeights, samples);
        Expect.Length(outputs, samples, size);
        Expect.Apart(logits, outputs);
        double sum = 0;
        fixed (float* z = logits, t = targets, weights = sampleWeights, p = outputs)
        {
            Width.Fit(size, new ForwardAction(z, t, weights, p, samples, size, &sum));
        }

        return sum;
    }

    /// <summary>Writes scale * weight * the gradient of the loss by the logits.</summary>
    /// <param name="outputs">(samples, size), as <see cref="Forward"/> wrote them.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="scale">Usually 1 / batch size.</param>
    /// <param name="gradient">(samples, size); may be the memory of the outputs.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Classes.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public static void Backward(
        ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, float scale, Span<float> gradient, int samples, int size)
    {
        Expect.Length(outputs, samples, size);
        Expect.Length(targets, samples, size);
        Expect.Weights(sampleWeights, samples);
        Expect.Length(gradient, samples, size);
        fixed (float* p = outputs, t = targets, weights = sampleWeights, dz = gradient)
        {
            Width.Fit(size, new BackwardAction(p, t, weights, scale, dz, samples, size));
        }
    }

    private readonly struct ForwardAction(float* logits, float* targets, float* weights, float* outputs, int samples, int size, double* sum) : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            for (int sample = 0; sample < samples; sample++)
            {
                float* z = logits + (sample * size);
                float* t = targets + (sample * size);
                double exponentials = Softmax.Forward<V>(z, outputs + (sample * size), size, out float maximum);
                double loss = (Math.Log(exponentials) * Elementwise.Sum<Values, V>(new(t), size))
                    + Elementwise.Sum<Distances, V>(new(z, t, maximum), size);
                *sum += weights == null ? loss : loss * weights[sample];
            }
        }
    }

    private readonly struct BackwardAction(float* outputs, float* targets, float* weights, float scale, float* gradient, int samples, int size) : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            for (int sample = 0; sample < samples; sample++)
            {
                float* t = targets + (sample * size);
                float total = (float)Elementwise.Sum<Values, V>(new(t), size);
                float factor = weights == null ? scale : scale * weights[sample];
                Elementwise.Store<Gradients, V>(new(outputs + (sample * size), t, total, factor), gradient + (sample * size), size);
            }
        }
    }

    private readonly struct Values(float* x) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => V.Load(x + index);
    }

    /// <summary>t (m - z), and 0 where t is 0, even if m - z leaves the floats.</summary>
    private readonly struct Distances(float* logits, float* targets, float maximum) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V>
        {
            V target = V.Load(targets + index);
            V distance = V.Broadcast(maximum) - V.Load(logits + index);
            return V.Select(V.Equal(target, V.Zero), V.Zero, target * distance);
        }
    }

    private readonly struct Gradients(float* outputs, float* targets, float total, float factor) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> =>
            ((V.Load(outputs + index) * V.Broadcast(total)) - V.Load(targets + index)) * V.Broadcast(factor);
    }
}

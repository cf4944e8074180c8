using System.Globalization;
using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// -log p[class] against class numbers, with p = softmax(z) of logits z; the gradient by z is p, less 1 at the class. The loss
/// is computed as log sum exp(z - m) - (z[class] - m) with m = max z: no finite logit gives NaN.
/// </summary>
public static unsafe class SparseSoftmaxCrossentropy
{
    /// <summary>Writes the probabilities and gives the sum over the samples of weight * loss.</summary>
    /// <param name="logits">(samples, size), the last layer's before the softmax.</param>
    /// <param name="targets">(samples): whole numbers from 0 to size - 1.</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="outputs">(samples, size), the probabilities; not the memory of the logits.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Classes.</param>
    /// <exception cref="ArgumentException">A span has another length, logits and outputs overlap, or a target is not a class number.</exception>
    public static double Forward(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, Span<float> outputs, int samples, int size)
    {
        Expect.Length(logits, samples, size);
        Expect.Length(targets, samples, 1);
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
    /// <param name="targets">(samples): whole numbers from 0 to size - 1.</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="scale">Usually 1 / batch size.</param>
    /// <param name="gradient">(samples, size); may be the memory of the outputs.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Classes.</param>
    /// <exception cref="ArgumentException">A span has another length, or a target is not a class number.</exception>
    public static void Backward(
        ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, float scale, Span<float> gradient, int samples, int size)
    {
        Expect.Length(outputs, samples, size);
        Expect.Length(targets, samples, 1);
        Expect.Weights(sampleWeights, samples);
        Expect.Length(gradient, samples, size);
        fixed (float* p = outputs, dz = gradient)
        {
            for (int sample = 0; sample < samples; sample++)
            {
                int right = Class(targets[sample], sample, size);
                float factor = sampleWeights.IsEmpty ? scale : scale * sampleWeights[sample];
                float atClass = (p[(sample * size) + right] - 1) * factor;
                Elementwise.Store(new Scaled(p + (sample * size), factor), dz + (sample * size), size);
                dz[(sample * size) + right] = atClass;
            }
        }
    }

    /// <exception cref="ArgumentException">The target is not a class number.</exception>
    private static int Class(float target, int sample, int size)
    {
        if (!(target >= 0 && target < size) || target != MathF.Truncate(target))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The target of sample {sample} is {target}; expected a whole number from 0 to {size - 1}, for {size} classes."));
        }

        return (int)target;
    }

    private readonly struct ForwardAction(float* logits, float* targets, float* weights, float* outputs, int samples, int size, double* sum) : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            for (int sample = 0; sample < samples; sample++)
            {
                float* z = logits + (sample * size);
                int right = Class(targets[sample], sample, size);
                double exponentials = Softmax.Forward<V>(z, outputs + (sample * size), size, out float maximum);
                double loss = Math.Log(exponentials) + ((double)maximum - z[right]);
                *sum += weights == null ? loss : loss * weights[sample];
            }
        }
    }

    private readonly struct Scaled(float* x, float factor) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => V.Load(x + index) * V.Broadcast(factor);
    }
}

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>A loss that is the mean over a sample's outputs of a function of one output and its target.</summary>
internal interface IElementLoss
{
    /// <summary>Returns the model's output where its last layer gives x.</summary>
    V Output<V>(V x)
        where V : unmanaged, IVector<V>;

    /// <summary>The loss of one x.</summary>
    V Loss<V>(V x, V target)
        where V : unmanaged, IVector<V>;

    /// <summary>The derivative of the loss by x, from the output.</summary>
    V Gradient<V>(V output, V target)
        where V : unmanaged, IVector<V>;
}

/// <summary>Runs a loss over the outputs of some samples.</summary>
internal static unsafe class ElementLoss
{
    /// <summary>Writes the outputs; gives the sum over the samples of weight * mean loss.</summary>
    public static double Forward<TLoss>(
        TLoss loss, ReadOnlySpan<float> x, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, Span<float> outputs, int samples, int size)
        where TLoss : struct, IElementLoss
    {
        Expect.Length(x, samples, size);
        Expect.Length(targets, samples, size);
        Expect.Weights(sampleWeights, samples);
        Expect.Length(outputs, samples, size);
        (int runs, int length) = Runs(sampleWeights, samples, size);
        double sum = 0;
        fixed (float* from = x, target = targets, to = outputs)
        {
            for (int run = 0; run < runs; run++)
            {
                int start = run * length;
                sum += Weight(sampleWeights, run) * Elementwise.Sum(new Values<TLoss>(loss, from + start, target + start, to + start), length);
            }
        }

        return sum / size;
    }

    /// <summary>Writes scale * weight * the gradient by x.</summary>
    public static void Backward<TLoss>(
        TLoss loss, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, float scale, Span<float> gradient, int samples, int size)
        where TLoss : struct, IElementLoss
    {
        Expect.Length(outputs, samples, size);
        Expect.Length(targets, samples, size);
        Expect.Weights(sampleWeights, samples);
        Expect.Length(gradient, samples, size);
        (int runs, int length) = Runs(sampleWeights, samples, size);
        fixed (float* output = outputs, target = targets, to = gradient)
        {
            for (int run = 0; run < runs; run++)
            {
                int start = run * length;
                float factor = scale * Weight(sampleWeights, run) / size;
                Elementwise.Store(new Gradients<TLoss>(loss, output + start, target + start, factor), to + start, length);
            }
        }
    }

    /// <summary>Samples of one weight are one run: short outputs fill vectors together.</summary>
    private static (int Runs, int Length) Runs(ReadOnlySpan<float> sampleWeights, int samples, int size) =>
        sampleWeights.IsEmpty ? (1, samples * size) : (samples, size);

    private static float Weight(ReadOnlySpan<float> sampleWeights, int sample) => sampleWeights.IsEmpty ? 1 : sampleWeights[sample];

    private readonly struct Values<TLoss>(TLoss loss, float* x, float* target, float* output) : IElementwise
        where TLoss : struct, IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V>
        {
            V value = V.Load(x + index);
            V.Store(loss.Output(value), output + index);
            return loss.Loss(value, V.Load(target + index));
        }
    }

    private readonly struct Gradients<TLoss>(TLoss loss, float* output, float* target, float factor) : IElementwise
        where TLoss : struct, IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => loss.Gradient(V.Load(output + index), V.Load(target + index)) * V.Broadcast(factor);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Parallel;

namespace ModelGen;

public abstract partial class Model
{
    /// <summary>
    /// Works out the outputs of any number of samples, on the calling thread. Safe to call from many threads at a time, also
    /// while another one loads or sets weights, but not while the model is trained; allocates nothing once each thread has
    /// called it. A sample's outputs have the same bits with any other samples in the call.
    /// </summary>
    /// <param name="inputs">(samples, input size), each sample in row, column, channel order.</param>
    /// <param name="outputs">(samples, output size), written.</param>
    /// <exception cref="ArgumentException">The inputs are not a multiple of the sample size, or the outputs have another length.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        PredictWith(CurrentWeights, inputs, outputs, CheckLengths(inputs, outputs));
    }

    /// <summary>
    /// Predicts as the overload without threads does, with the same bits, but shares the samples among threads that the
    /// process keeps for this. Use it to finish one large batch sooner. If another call is using these threads, or the
    /// samples are too few to be worth waking one, the calling thread does all the work.
    /// </summary>
    /// <param name="inputs">(samples, input size), each sample in row, column, channel order.</param>
    /// <param name="outputs">(samples, output size), written.</param>
    /// <param name="threads">The most threads to use, the calling one included; never more than there are processors.</param>
    /// <exception cref="ArgumentException">The inputs are not a multiple of the sample size, or the outputs have another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1 or more than 1,024.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, int threads)
    {
        int most = Concurrency.Threads(threads);
        int samples = CheckLengths(inputs, outputs);
        WeightSet current = CurrentWeights;
        int shares = most == 1 ? 1 : ParallelPrediction.SharesWorthwhile(Info, samples, most);
        if (shares == 1 || !ParallelPrediction.Shared.TryRun(this, current, inputs, outputs, samples, shares))
        {
            PredictWith(current, inputs, outputs, samples);
        }
    }

    /// <summary>Predicts on the calling thread and returns the outputs in a new array: (samples, output size).</summary>
    /// <exception cref="ArgumentException">The inputs are not a multiple of the sample size, or the outputs are more than an array holds.</exception>
    public float[] Predict(ReadOnlySpan<float> inputs)
    {
        float[] outputs = new float[FloatCount.Of(inputs.Length / inputSize, outputSize, "The outputs", "Predict fewer samples at a time.")];
        Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>Uses one set of weights for all samples, even if another thread replaces them meanwhile.</summary>
    internal void PredictWith(WeightSet current, ReadOnlySpan<float> inputs, Span<float> outputs, int samples)
    {
        Span<float> prepared = current.PreparedBy(this);
        Arena arena = workspaces.Rent();
        try
        {
            int microBatch = Info.Inference.MicroBatch;
            for (int first = 0, count; first < samples; first += count)
            {
                count = int.Min(microBatch, samples - first);
                Infer(new InferencePass
                {
                    Weights = current.Values,
                    Prepared = prepared,
                    Arena = arena.Span,
                    Inputs = inputs.Slice(first * inputSize, count * inputSize),
                    Outputs = outputs.Slice(first * outputSize, count * outputSize),
                    Samples = count,
                });
            }
        }
        finally
        {
            workspaces.Return(arena);
        }
    }

    /// <summary>Checks the lengths of inputs and outputs, and returns the number of samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected int CheckLengths(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs)
    {
        int samples = inputs.Length / inputSize;
        if (inputs.Length != samples * inputSize || outputs.Length != (long)samples * outputSize)
        {
            ThrowLengths(inputs.Length, outputs.Length);
        }

        return samples;
    }

    [DoesNotReturn]
    private void ThrowLengths(int inputs, int outputs)
    {
        if (inputs % inputSize != 0)
        {
            throw new ArgumentException($"{Info.Name}.Predict: inputs has {inputs} values; expected a multiple of {inputSize}, the size of one sample.", nameof(inputs));
        }

        int samples = inputs / inputSize;
        throw new ArgumentException(
            $"{Info.Name}.Predict: outputs has {outputs} values; expected {(long)samples * outputSize}, {outputSize} for each of {samples} samples.", nameof(outputs));
    }
}

using ModelGen.Memory;
using ModelGen.Parallel;

namespace ModelGen;

public abstract partial class Model
{
    /// <summary>
    /// Works out the outputs of any number of samples, on the calling thread. Safe to call from many threads at a time, also
    /// while another one loads or sets weights, but not while the model is trained; allocates nothing once each thread has
    /// called it. A sample's outputs have the same bits whatever samples are beside it.
    /// </summary>
    /// <param name="inputs">(samples, input size), each sample in row, column, channel order.</param>
    /// <param name="outputs">(samples, output size), written.</param>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples, or the outputs have another length.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        CheckLengths(inputs, outputs);
        PredictWith(CurrentWeights, inputs, outputs);
    }

    /// <summary>
    /// As the overload without threads, with the same bits, but the samples are shared among threads that the process keeps
    /// for this. Use it to have one large batch sooner. While another call has these threads, and where the samples are too
    /// few to be worth waking a thread, all is done on the calling one.
    /// </summary>
    /// <param name="inputs">(samples, input size), each sample in row, column, channel order.</param>
    /// <param name="outputs">(samples, output size), written.</param>
    /// <param name="threads">The most threads to use, the calling one included; never more than there are processors.</param>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples, or the outputs have another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1 or more than 1,024.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, int threads)
    {
        int most = Concurrency.Threads(threads);
        int samples = CheckLengths(inputs, outputs);
        WeightSet current = CurrentWeights;
        int shares = most == 1 ? 1 : ParallelPrediction.SharesWorthwhile(Info, samples, most);
        if (shares == 1 || !ParallelPrediction.Shared.TryRun(this, current, inputs, outputs, shares))
        {
            PredictWith(current, inputs, outputs);
        }
    }

    /// <summary>As the other overloads, on the calling thread, into a new array: (samples, output size).</summary>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples.</exception>
    public float[] Predict(ReadOnlySpan<float> inputs)
    {
        float[] outputs = new float[inputs.Length / Info.InputSize * Info.OutputSize];
        Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>One set of weights for all samples, whatever another thread does meanwhile.</summary>
    internal void PredictWith(WeightSet current, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        Span<float> prepared = current.PreparedBy(this);
        Arena arena = workspaces.Rent();
        try
        {
            int inputSize = Info.InputSize;
            int outputSize = Info.OutputSize;
            int samples = inputs.Length / inputSize;
            int microBatch = Info.Inference.MicroBatch;
            for (int first = 0; first < samples; first += microBatch)
            {
                int count = int.Min(microBatch, samples - first);
                FeatureMap input = InferenceInput(arena.Span);
                for (int sample = 0; sample < count; sample++)
                {
                    input.CopySampleFrom(inputs.Slice((first + sample) * inputSize, inputSize), sample);
                }

                Infer(new InferencePass
                {
                    Weights = current.Values,
                    Prepared = prepared,
                    Arena = arena.Span,
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

    /// <summary>How many samples there are.</summary>
    private int CheckLengths(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs)
    {
        int samples = inputs.Length / Info.InputSize;
        if (inputs.Length % Info.InputSize != 0)
        {
            throw new ArgumentException(
                $"{Info.Name}.Predict: {inputs.Length} input floats are no whole number of samples of {Info.InputSize}.", nameof(inputs));
        }

        if (outputs.Length != samples * Info.OutputSize)
        {
            throw new ArgumentException(
                $"{Info.Name}.Predict: {samples} samples give {samples * Info.OutputSize} output floats; there is room for {outputs.Length}.", nameof(outputs));
        }

        return samples;
    }
}

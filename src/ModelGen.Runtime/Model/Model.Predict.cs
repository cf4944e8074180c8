using ModelGen.Memory;

namespace ModelGen;

public abstract partial class Model
{
    /// <summary>
    /// Works out the outputs of any number of samples. Safe to call from many threads at a time, also while another one loads
    /// or sets weights, but not while the model is trained; allocates nothing once each thread has called it.
    /// </summary>
    /// <param name="inputs">(samples, input size), each sample in row, column, channel order.</param>
    /// <param name="outputs">(samples, output size), written.</param>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples, or the outputs have another length.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int inputSize = Info.InputSize;
        int outputSize = Info.OutputSize;
        int samples = inputs.Length / inputSize;
        if (inputs.Length % inputSize != 0)
        {
            throw new ArgumentException(
                $"{Info.Name}.Predict: {inputs.Length} input floats are no whole number of samples of {inputSize}.", nameof(inputs));
        }

        if (outputs.Length != samples * outputSize)
        {
            throw new ArgumentException(
                $"{Info.Name}.Predict: {samples} samples give {samples * outputSize} output floats; there is room for {outputs.Length}.", nameof(outputs));
        }

        // One set for all samples, whatever another thread does meanwhile.
        WeightSet current = Volatile.Read(ref weights);
        Span<float> prepared = Info.InferencePreparedLength == 0 ? [] : current.PreparedBy(this);
        Arena arena = workspaces.Rent();
        try
        {
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

    /// <summary>As the other overload, into a new array: (samples, output size).</summary>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples.</exception>
    public float[] Predict(ReadOnlySpan<float> inputs)
    {
        float[] outputs = new float[inputs.Length / Info.InputSize * Info.OutputSize];
        Predict(inputs, outputs);
        return outputs;
    }
}

using ModelGen.Memory;
using ModelGen.Serialization;
using ModelGen.Simd;

namespace ModelGen;

/// <summary>A network: its weights and what can be done with them. Generated code derives from it.</summary>
public abstract class Model
{
    private readonly Arena weights;
    private readonly Workspaces workspaces;

    /// <summary>Allocates the weights and initialises them from the seed.</summary>
    protected Model(ModelInfo info, ulong seed)
    {
        Acceleration.WarnIfMissing();
        Info = info;
        weights = new Arena(info.WeightsLength);
        workspaces = new Workspaces(info.Inference.ArenaLength);
        WeightInitializer.Fill(Weights, info.Parameters, seed);
    }

    /// <summary>Shapes, memory and parameters of the model.</summary>
    public ModelInfo Info { get; }

    /// <summary>All weights, each parameter at its <see cref="ParameterInfo.Offset"/>; gaps between them stay 0.</summary>
    public Span<float> Weights => weights.Span;

    /// <summary>
    /// Works out the outputs of any number of samples. Safe to call from many threads at a time, as long as none changes the
    /// weights; allocates nothing once each thread has called it.
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
                    Weights = Weights,
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

    /// <summary>
    /// Writes the weights to a safetensors file: one F32 tensor a parameter, named <c>conv2d_1.kernel</c> and so on.
    /// The file appears complete or not at all; if writing fails, an older file stays as it was.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written, or the disk does not confirm that it has it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Writes the weights in safetensors format and leaves the stream open. The same weights give the same bytes.</summary>
    public void Save(Stream stream) => ModelWeights.Save(Info, Weights, stream);

    /// <summary>Reads weights from a safetensors file. If that fails, the model is unchanged.</summary>
    /// <exception cref="WeightsFormatException">
    /// The file is damaged, or its tensors are not exactly this model's: the message lists those that are missing,
    /// unexpected or of another shape. F16, BF16 and F64 tensors are converted.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        ModelWeights.Load(Info, Weights, stream, path);
    }

    /// <summary>Reads weights in safetensors format from the stream, to its end. If that fails, the model is unchanged.</summary>
    /// <exception cref="WeightsFormatException">The content is damaged or not this model's, as for a file.</exception>
    public void Load(Stream stream) => ModelWeights.Load(Info, Weights, stream);

    /// <summary>Reads weights from the bytes of a safetensors file. If that fails, the model is unchanged.</summary>
    /// <exception cref="WeightsFormatException">The content is damaged or not this model's, as for a file.</exception>
    public unsafe void Load(ReadOnlySpan<byte> file)
    {
        fixed (byte* bytes = file)
        {
            using Stream stream = file.IsEmpty ? Stream.Null : new UnmanagedMemoryStream(bytes, file.Length);
            Load(stream);
        }
    }

    /// <summary>The input slot of an inference arena.</summary>
    protected abstract FeatureMap InferenceInput(Span<float> arena);

    /// <summary>Runs all layers on one micro-batch.</summary>
    protected abstract void Infer(in InferencePass pass);
}

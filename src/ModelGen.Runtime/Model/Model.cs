using ModelGen.Memory;
using ModelGen.Serialization;

namespace ModelGen;

/// <summary>A network: its weights and what can be done with them. Generated code derives from it.</summary>
public abstract class Model
{
    private readonly Arena weights;

    /// <summary>Allocates the weights and initialises them from the seed.</summary>
    protected Model(ModelInfo info, ulong seed)
    {
        Info = info;
        weights = new Arena(info.WeightsLength);
    }

    /// <summary>Shapes, memory and parameters of the model.</summary>
    public ModelInfo Info { get; }

    /// <summary>All weights, each parameter at its <see cref="ParameterInfo.Offset"/>; gaps between them stay 0.</summary>
    public Span<float> Weights => weights.Span;

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
}

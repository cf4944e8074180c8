using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ModelGen.Serialization;

/// <summary>Reads a safetensors file front to back, so that a stream that cannot seek will do.</summary>
internal sealed class SafetensorsReader
{
    /// <summary>Bytes read at a time; a whole number of every type's numbers.</summary>
    private const int ChunkLength = 1 << 16;

    private readonly Stream stream;
    private readonly string? file;
    private readonly SafetensorsHeader header;
    private byte[] chunk = [];
    private long position;
    private int next;

    /// <summary>Reads and checks the header.</summary>
    /// <param name="stream">Stands at the first byte of the file.</param>
    /// <param name="file">The file's path for messages; null if there is none.</param>
    /// <param name="isOfWeights">True to refuse tensors of types that weights cannot have; false where the header alone is read.</param>
    /// <exception cref="WeightsFormatException">It is not a safetensors file, or it is longer or shorter than its header says.</exception>
    public SafetensorsReader(Stream stream, string? file = null, bool isOfWeights = true)
    {
        this.stream = stream;
        this.file = file;
        header = SafetensorsHeaderReader.Read(stream, file, out position, isOfWeights);
    }

    /// <summary>The tensors in the order in which they are read.</summary>
    public IReadOnlyList<TensorEntry> Tensors => header.Tensors;

    /// <summary>The file's own remarks.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <summary>Reads the next tensor of <see cref="Tensors"/>, converted to float.</summary>
    /// <exception cref="ArgumentException"><paramref name="values"/> is not as long as the tensor.</exception>
    /// <exception cref="WeightsFormatException">The file ends before it.</exception>
    public void ReadNext(Span<float> values)
    {
        TensorEntry tensor = Tensors[next];
        if (values.Length != tensor.Count)
        {
            throw new ArgumentException($"{tensor.Name} holds {tensor.Count} numbers, not {values.Length}.", nameof(values));
        }

        // Not allocated for a file whose header alone is read.
        chunk = chunk.Length == 0 ? new byte[ChunkLength] : chunk;
        int size = tensor.Type.Size();
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, ChunkLength / size);
            Span<byte> bytes = chunk.AsSpan(0, count * size);
            Fill(bytes, $"the data of {Quote.Short(tensor.Name)}");
            tensor.Type.Decode(bytes, values[..count]);
            values = values[count..];
        }

        next++;
    }

    /// <summary>Reads the next tensor of <see cref="Tensors"/>, which is F64, as it is.</summary>
    /// <exception cref="WeightsFormatException">The file ends before it.</exception>
    public void ReadNext(Span<double> values)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        Fill(bytes, $"the data of {Quote.Short(Tensors[next].Name)}");
        for (int i = 0; !BitConverter.IsLittleEndian && i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }

        next++;
    }

    /// <summary>Passes over the next tensor of <see cref="Tensors"/>.</summary>
    /// <exception cref="WeightsFormatException">The file ends before it.</exception>
    public void Skip()
    {
        TensorEntry tensor = Tensors[next];
        byte[] bytes = new byte[Math.Min(ChunkLength, tensor.End - tensor.Begin)];
        for (long left = tensor.End - tensor.Begin; left > 0; left -= bytes.Length)
        {
            Fill(bytes.AsSpan(0, (int)Math.Min(left, bytes.Length)), $"the data of {Quote.Short(tensor.Name)}");
        }

        next++;
    }

    /// <summary>Checks that all tensors have been read and that nothing follows them.</summary>
    /// <exception cref="WeightsFormatException">Bytes follow the last tensor.</exception>
    public void Complete()
    {
        if (next != Tensors.Count)
        {
            throw new InvalidOperationException($"{Tensors.Count - next} tensors have not been read.");
        }

        if (stream.ReadByte() >= 0)
        {
            throw new WeightsFormatException(file, position, "bytes follow the last tensor.");
        }
    }

    private void Fill(Span<byte> bytes, string what)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        position += read;
        if (read < bytes.Length)
        {
            throw new WeightsFormatException(file, position, $"the file ends inside {what}.");
        }
    }
}

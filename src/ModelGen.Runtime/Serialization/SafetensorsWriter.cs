using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace ModelGen.Serialization;

/// <summary>Writes a safetensors file of floats and doubles: the header at once, then tensor after tensor. Same tensors, same bytes.</summary>
internal sealed class SafetensorsWriter
{
    /// <summary>Data begin at a multiple of this many bytes, so that a mapped file can be used where it lies.</summary>
    private const int Alignment = 64;

    private readonly Stream stream;
    private readonly IReadOnlyList<TensorSpec> tensors;
    private readonly byte[] chunk = new byte[1 << 16];
    private int next;

    /// <summary>Writes the header.</summary>
    /// <param name="stream">Gets the file.</param>
    /// <param name="tensors">Names and shapes, in the order in which their values will be written.</param>
    /// <param name="metadata">Remarks for readers, written in the order given.</param>
    /// <exception cref="ArgumentException">A name appears twice or is <c>__metadata__</c>, or a shape is negative or too large.</exception>
    public SafetensorsWriter(Stream stream, IReadOnlyList<TensorSpec> tensors, IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        this.stream = stream;
        this.tensors = tensors;
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            WriteHeader(writer, metadata ?? []);
        }

        int end = SafetensorsHeader.PrefixLength + json.WrittenCount;
        int padding = (Alignment - (end % Alignment)) % Alignment;
        json.GetSpan(padding)[..padding].Fill((byte)' ');
        json.Advance(padding);
        if (json.WrittenCount > SafetensorsHeader.MaxLength)
        {
            throw new ArgumentException($"The header of {tensors.Count} tensors is longer than {SafetensorsHeader.MaxLength} bytes.", nameof(tensors));
        }

        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixLength];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)json.WrittenCount);
        stream.Write(prefix);
        stream.Write(json.WrittenSpan);
    }

    /// <summary>Writes the values of the next tensor.</summary>
    /// <exception cref="ArgumentException">There are not as many as its shape says.</exception>
    public void WriteNext(ReadOnlySpan<float> values)
    {
        CheckNext(TensorType.F32, values.Length);
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, chunk.Length / sizeof(float));
            for (int i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(chunk.AsSpan(i * sizeof(float)), values[i]);
            }

            stream.Write(chunk, 0, count * sizeof(float));
            values = values[count..];
        }

        next++;
    }

    /// <inheritdoc cref="WriteNext(ReadOnlySpan{float})"/>
    public void WriteNext(ReadOnlySpan<double> values)
    {
        CheckNext(TensorType.F64, values.Length);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (double value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            stream.Write(bytes);
        }

        next++;
    }

    /// <summary>Checks that all tensors have been written and flushes the stream.</summary>
    public void Complete()
    {
        if (next != tensors.Count)
        {
            throw new InvalidOperationException($"{tensors.Count - next} tensors have not been written.");
        }

        stream.Flush();
    }

    private void WriteHeader(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        json.WriteStartObject();
        WriteMetadata(json, metadata);
        var names = new HashSet<string>(StringComparer.Ordinal) { SafetensorsHeader.MetadataName };
        long offset = 0;
        foreach (TensorSpec tensor in tensors)
        {
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"The name {Quote.Short(tensor.Name)} is taken.", nameof(tensors));
            }

            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.Type == TensorType.F64 ? nameof(TensorType.F64) : nameof(TensorType.F32));
            json.WriteStartArray("shape");
            foreach (int dimension in tensor.Shape)
            {
                json.WriteNumberValue(dimension);
            }

            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            offset = checked(offset + (Count(tensor) * tensor.Type.Size()));
            json.WriteNumberValue(offset);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        bool begun = false;
        foreach ((string key, string value) in metadata)
        {
            if (!begun)
            {
                json.WriteStartObject(SafetensorsHeader.MetadataName);
                begun = true;
            }

            json.WriteString(key, value);
        }

        if (begun)
        {
            json.WriteEndObject();
        }
    }

    private void CheckNext(TensorType type, int count)
    {
        TensorSpec tensor = tensors[next];
        if (tensor.Type != type || count != Count(tensor))
        {
            throw new ArgumentException($"{tensor.Name}, {tensor.Type} of shape {Quote.Shape(tensor.Shape)}, does not hold {count} numbers of {type}.", nameof(count));
        }
    }

    private static long Count(TensorSpec tensor)
    {
        long count = 1;
        foreach (int dimension in tensor.Shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, tensor.Name);
            count = checked(count * dimension);
        }

        return count;
    }
}

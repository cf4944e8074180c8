using System.Buffers.Binary;
using ModelGen.Onnx.Format;
using ModelGen.Serialization;

namespace ModelGen.Onnx.Import;

/// <summary>A tensor's numbers, checked against its dimensions. Integers are for shapes and axes, floats for everything else.</summary>
internal sealed record OnnxTensor(string Name, int[] Dims, float[] Floats, long[] Integers)
{
    private const long MaxCount = int.MaxValue / 2;

    /// <summary>The number of elements.</summary>
    public int Count => Math.Max(Floats.Length, Integers.Length);

    public static OnnxTensor Read(TensorProto tensor, string file)
    {
        if (tensor.DataLocation != 0 || tensor.ExternalData.Count > 0)
        {
            throw Malformed("its data are in another file, which is not opened; save the model as a single file");
        }

        long count = 1;
        foreach (long dimension in tensor.Dims)
        {
            if (dimension is < 0 or > MaxCount || (count *= dimension) > MaxCount)
            {
                throw Malformed($"dimensions {Quote.Shape(tensor.Dims.Take(8))} are negative or too large");
            }
        }

        int[] dims = [.. tensor.Dims.Select(dimension => (int)dimension)];
        ReadOnlyMemory<byte> raw = tensor.RawData.Memory;
        return tensor.DataType switch
        {
            ElementType.Float => new(tensor.Name, dims, Decode(tensor.FloatData, sizeof(float), BinaryPrimitives.ReadSingleLittleEndian), []),
            ElementType.Double => new(tensor.Name, dims, [.. Decode(tensor.DoubleData, sizeof(double), BinaryPrimitives.ReadDoubleLittleEndian).Select(value => (float)value)], []),
            ElementType.Int64 => new(tensor.Name, dims, [], Decode(tensor.Int64Data, sizeof(long), BinaryPrimitives.ReadInt64LittleEndian)),
            _ => throw Malformed($"its elements are of the type {tensor.DataType}; floats (1), doubles (11) and 64-bit integers (7) are read"),
        };

        T[] Decode<T>(IReadOnlyCollection<T> listed, int size, Reader<T> read)
        {
            if (raw.IsEmpty ? listed.Count != count : raw.Length != count * size || listed.Count > 0)
            {
                throw Malformed($"its dimensions {Quote.Shape(dims)} make {count} elements, its data are {(raw.IsEmpty ? $"{listed.Count} elements" : $"{raw.Length} bytes")}");
            }

            if (raw.IsEmpty)
            {
                return [.. listed];
            }

            T[] values = new T[count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = read(raw.Span.Slice(i * size, size));
            }

            return values;
        }

        OnnxFormatException Malformed(string reason) => new(file, "tensor " + Quote.Short(tensor.Name), reason);
    }

    private delegate T Reader<T>(ReadOnlySpan<byte> bytes);
}

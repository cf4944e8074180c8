using System.Buffers.Binary;
using ModelGen.Onnx.Format;
using ModelGen.Serialization;

namespace ModelGen.Onnx.Import;

/// <summary>
/// A tensor's numbers, checked against its dimensions. Integers are for shapes, axes and flags, floats for everything else;
/// tensors of other types have neither.
/// </summary>
/// <param name="Type">One of <see cref="ElementType"/>.</param>
internal sealed record OnnxTensor(string Name, int Type, int[] Dims, float[] Floats, long[] Integers)
{
    /// <summary>Stands for the number of samples among the dimensions that a Shape node gives. No tensor of a file holds it.</summary>
    public const long Batch = long.MinValue;

    private const long MaxCount = int.MaxValue / 2;
    private const int MaxRank = 8;

    /// <summary>The number of elements.</summary>
    public int Count => Math.Max(Floats.Length, Integers.Length);

    /// <summary>True if the importer reads numbers of this type.</summary>
    public bool IsRead => Type is ElementType.Float or ElementType.Double or ElementType.Int32 or ElementType.Int64 or ElementType.Bool;

    public static OnnxTensor Number(float value) => new("", ElementType.Float, [], [value], []);

    public static OnnxTensor Whole(int[] dims, params long[] values) => new("", ElementType.Int64, dims, [], values);

    /// <summary>A constant whose value is not read: a node that takes it says what it holds.</summary>
    public static OnnxTensor Unread(int type) => new("", type, [], [], []);

    public static OnnxTensor Read(TensorProto tensor, string file)
    {
        if (tensor.DataLocation != 0 || tensor.ExternalData.Count > 0)
        {
            throw Malformed("its data are in another file, which is not opened; save the model as a single file");
        }

        if (tensor.Dims.Count > MaxRank)
        {
            throw Malformed($"it has {tensor.Dims.Count} dimensions; at most {MaxRank} are read");
        }

        long count = 1;
        foreach (long dimension in tensor.Dims)
        {
            if (dimension is < 0 or > MaxCount || (count *= dimension) > MaxCount)
            {
                throw Malformed($"dimensions {Quote.Shape(tensor.Dims)} are negative or too large");
            }
        }

        int[] dims = [.. tensor.Dims.Select(dimension => (int)dimension)];
        ReadOnlyMemory<byte> raw = tensor.RawData.Memory;
        (float[] floats, long[] integers) = tensor.DataType switch
        {
            ElementType.Float => (Decode(tensor.FloatData, sizeof(float), BinaryPrimitives.ReadSingleLittleEndian), NoIntegers),
            ElementType.Double => ([.. Decode(tensor.DoubleData, sizeof(double), BinaryPrimitives.ReadDoubleLittleEndian).Select(value => (float)value)], NoIntegers),
            ElementType.Int64 => (NoFloats, Decode(tensor.Int64Data, sizeof(long), static bytes => Whole(BinaryPrimitives.ReadInt64LittleEndian(bytes)))),
            ElementType.Int32 => (NoFloats, [.. Decode(tensor.Int32Data, sizeof(int), BinaryPrimitives.ReadInt32LittleEndian)]),
            ElementType.Bool => (NoFloats, [.. Decode(tensor.Int32Data, sizeof(bool), static bytes => bytes[0])]),
            _ => (NoFloats, NoIntegers),
        };
        return new(tensor.Name, tensor.DataType, dims, floats, integers);

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

    /// <summary>The next to the smallest integer is as good as the smallest wherever one of them means something, such as the end of a Slice.</summary>
    private static long Whole(long value) => Math.Max(value, Batch + 1);

    private static float[] NoFloats => [];

    private static long[] NoIntegers => [];

    private delegate T Reader<T>(ReadOnlySpan<byte> bytes);
}

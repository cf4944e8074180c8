using System.Buffers.Binary;

namespace ModelGen.Serialization;

/// <summary>Names, sizes and bytes of the <see cref="TensorType"/>s.</summary>
internal static class TensorTypes
{
    /// <summary>The type that a header calls <paramref name="name"/>; null for one that we do not read.</summary>
    public static TensorType? Parse(string name) => name switch
    {
        "F32" => TensorType.F32,
        "F16" => TensorType.F16,
        "BF16" => TensorType.BF16,
        "F64" => TensorType.F64,
        _ => null,
    };

    /// <summary>Bytes of one number.</summary>
    public static int Size(this TensorType type) => type switch
    {
        TensorType.F16 or TensorType.BF16 => 2,
        TensorType.F32 => 4,
        TensorType.F64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Little-endian bytes to floats; <paramref name="bytes"/> holds as many numbers as <paramref name="values"/>.</summary>
    public static void Decode(this TensorType type, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        int size = type.Size();
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> number = bytes.Slice(i * size, size);
            values[i] = type switch
            {
                TensorType.F32 => BinaryPrimitives.ReadSingleLittleEndian(number),
                TensorType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(number),
                TensorType.BF16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(number) << 16),
                _ => (float)BinaryPrimitives.ReadDoubleLittleEndian(number),
            };
        }
    }
}

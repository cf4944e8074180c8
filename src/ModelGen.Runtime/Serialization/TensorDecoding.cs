using System.Buffers.Binary;

namespace ModelGen.Serialization;

/// <summary>A file's bytes to floats.</summary>
internal static class TensorDecoding
{
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

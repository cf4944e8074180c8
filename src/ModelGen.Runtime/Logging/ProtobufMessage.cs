using System.Buffers.Binary;
using System.Text;

namespace ModelGen.Logging;

/// <summary>A protobuf message field by field, in memory that is used again.</summary>
/// <remarks>Written by hand, for event files need four kinds of fields: the runtime takes no protobuf package on board for them.</remarks>
internal sealed class ProtobufMessage
{
    // A field's key is its number and how its value is laid out.
    private const int Varint = 0, Fixed64 = 1, LengthDelimited = 2, Fixed32 = 5;

    private const int LongestVarint = 10;

    private byte[] buffer = new byte[256];
    private int length;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    public void Clear() => length = 0;

    public void Int64(int field, long value)
    {
        Key(field, Varint);
        length += WriteVarint(Reserve(LongestVarint), (ulong)value);
    }

    public void Float(int field, float value)
    {
        Key(field, Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(Reserve(sizeof(float)), value);
        length += sizeof(float);
    }

    public void Double(int field, double value)
    {
        Key(field, Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);
        length += sizeof(double);
    }

    public void String(int field, string value)
    {
        int start = Begin(field);
        length += Encoding.UTF8.GetBytes(value, Reserve(Encoding.UTF8.GetMaxByteCount(value.Length)));
        End(start);
    }

    /// <summary>A repeated field of doubles, packed.</summary>
    public void Doubles(int field, ReadOnlySpan<double> values)
    {
        int start = Begin(field);
        Span<byte> packed = Reserve(values.Length * sizeof(double));
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(packed[(i * sizeof(double))..], values[i]);
        }

        length += values.Length * sizeof(double);
        End(start);
    }

    /// <summary>Begins a field whose value is a message: all fields up to <see cref="End"/>, which takes the returned place.</summary>
    public int Begin(int field)
    {
        Key(field, LengthDelimited);
        return length;
    }

    /// <summary>Moves the value up to put its length before it: only now is it known.</summary>
    public void End(int start)
    {
        Span<byte> prefix = stackalloc byte[LongestVarint];
        int valueLength = length - start;
        int prefixLength = WriteVarint(prefix, (ulong)valueLength);
        Reserve(prefixLength);
        buffer.AsSpan(start, valueLength).CopyTo(buffer.AsSpan(start + prefixLength));
        prefix[..prefixLength].CopyTo(buffer.AsSpan(start));
        length += prefixLength;
    }

    private static int WriteVarint(Span<byte> to, ulong value)
    {
        int count = 0;
        for (; value > 0x7F; value >>= 7)
        {
            to[count++] = (byte)(value | 0x80);
        }

        to[count++] = (byte)value;
        return count;
    }

    private void Key(int field, int layout) => length += WriteVarint(Reserve(LongestVarint), (ulong)((field << 3) | layout));

    private Span<byte> Reserve(int count)
    {
        if (buffer.Length - length < count)
        {
            Array.Resize(ref buffer, int.Max(checked(length + count), 2 * buffer.Length));
        }

        return buffer.AsSpan(length);
    }
}

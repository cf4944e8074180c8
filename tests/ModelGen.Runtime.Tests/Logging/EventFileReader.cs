using System.Text;

namespace ModelGen.Tests;

/// <summary>A value of an event: a scalar or a histogram.</summary>
internal sealed record LoggedValue(string Tag, float? Scalar, LoggedHistogram? Histogram);

/// <summary>TensorFlow's HistogramProto.</summary>
internal sealed record LoggedHistogram(double Min, double Max, double Count, double Sum, double SumOfSquares, double[] Limits, double[] Counts);

/// <summary>TensorFlow's Event, as far as ours go.</summary>
internal sealed record LoggedEvent(double WallTime, long Step, string? FileVersion, List<LoggedValue> Values);

/// <summary>Reads event files with the field numbers of TensorFlow's protocol files; a field it does not know is an error.</summary>
internal static class EventFileReader
{
    public static List<LoggedEvent> Read(string path)
    {
        // The writer may still have it open.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return [.. TFRecords.Read(bytes).Select(Event)];
    }

    private static LoggedEvent Event(byte[] message)
    {
        double wallTime = 0;
        long step = 0;
        string? version = null;
        List<LoggedValue> values = [];
        foreach ((int field, object value) in Fields(message))
        {
            switch (field)
            {
                case 1: wallTime = BitConverter.UInt64BitsToDouble((ulong)value); break;
                case 2: step = (long)(ulong)value; break;
                case 3: version = Encoding.UTF8.GetString((byte[])value); break;
                case 5: values.AddRange(Fields((byte[])value).Select(item => item.Field == 1 ? Value((byte[])item.Value) : throw Unknown(item.Field))); break;
                default: throw Unknown(field);
            }
        }

        return new(wallTime, step, version, values);
    }

    private static LoggedValue Value(byte[] message)
    {
        string tag = "";
        float? scalar = null;
        LoggedHistogram? histogram = null;
        foreach ((int field, object value) in Fields(message))
        {
            switch (field)
            {
                case 1: tag = Encoding.UTF8.GetString((byte[])value); break;
                case 2: scalar = BitConverter.UInt32BitsToSingle((uint)value); break;
                case 5: histogram = Histogram((byte[])value); break;
                default: throw Unknown(field);
            }
        }

        return new(tag, scalar, histogram);
    }

    private static LoggedHistogram Histogram(byte[] message)
    {
        Dictionary<int, object> fields = Fields(message).ToDictionary(field => field.Field, field => field.Value);
        if (fields.Count != 7)
        {
            throw new InvalidDataException("A histogram has seven fields.");
        }

        return new(Number(1), Number(2), Number(3), Number(4), Number(5), Packed(6), Packed(7));

        double Number(int field) => BitConverter.UInt64BitsToDouble((ulong)fields[field]);
        double[] Packed(int field) => [.. ((byte[])fields[field]).Chunk(8).Select(chunk => BitConverter.ToDouble(chunk))];
    }

    /// <summary>The fields of a protobuf message: varints and 64-bit values as ulong, 32-bit ones as uint, the rest as bytes.</summary>
    private static IEnumerable<(int Field, object Value)> Fields(byte[] message)
    {
        int at = 0;
        while (at < message.Length)
        {
            int key = (int)Varint();
            switch (key & 7)
            {
                case 0:
                    yield return (key >> 3, Varint());
                    break;
                case 1:
                    at += 8;
                    yield return (key >> 3, BitConverter.ToUInt64(message, at - 8));
                    break;
                case 2:
                    int length = (int)Varint();
                    at += length;
                    yield return (key >> 3, message[(at - length)..at]);
                    break;
                case 5:
                    at += 4;
                    yield return (key >> 3, BitConverter.ToUInt32(message, at - 4));
                    break;
                default:
                    throw new InvalidDataException($"No field is laid out as {key & 7}.");
            }
        }

        ulong Varint()
        {
            ulong value = 0;
            int shift = 0;
            byte next;
            do
            {
                next = message[at++];
                value |= (ulong)(next & 0x7F) << shift;
                shift += 7;
            }
            while (next >= 0x80);

            return value;
        }
    }

    private static InvalidDataException Unknown(int field) => new($"We write no field {field} here.");
}

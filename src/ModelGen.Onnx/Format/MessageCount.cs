using Google.Protobuf.Reflection;

namespace ModelGen.Onnx.Format;

/// <summary>
/// Counts a file's messages before any becomes an object: an empty one takes two bytes of a file and some hundred of memory.
/// </summary>
internal static class MessageCount
{
    private const int Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5;

    /// <summary>Messages that the declared fields hold, at all depths. Invalid protobuf ends the count; the parser reports it later.</summary>
    public static long Of(ReadOnlySpan<byte> bytes, MessageDescriptor message)
    {
        long count = 0;
        for (int at = 0; at < bytes.Length && ReadVarint(bytes, ref at) is { } key;)
        {
            switch ((int)(key & 7))
            {
                case Varint:
                    _ = ReadVarint(bytes, ref at);
                    break;
                case Fixed64:
                    at += sizeof(ulong);
                    break;
                case Fixed32:
                    at += sizeof(uint);
                    break;
                case Bytes when ReadVarint(bytes, ref at) is { } length && length <= (ulong)(bytes.Length - at):
                    if (message.FindFieldByNumber((int)Math.Min(key >> 3, int.MaxValue)) is { FieldType: FieldType.Message } field)
                    {
                        count += 1 + Of(bytes.Slice(at, (int)length), field.MessageType);
                    }

                    at += (int)length;
                    break;
                case Bytes:
                    return count;
                default:
                    // A group begins or ends. None is declared, so the parser skips what is in it; here it counts.
                    break;
            }
        }

        return count;
    }

    private static ulong? ReadVarint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            byte next = bytes[at++];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
            {
                return value;
            }
        }

        return null;
    }
}

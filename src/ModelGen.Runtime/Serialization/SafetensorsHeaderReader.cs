using System.Buffers.Binary;
using System.Text;

namespace ModelGen.Serialization;

/// <summary>Reads what stands before a file's numbers. The build step that checks weights uses this source too.</summary>
internal static class SafetensorsHeaderReader
{
    /// <summary>Bytes read at first; the buffer grows with what is there, not with what the file claims.</summary>
    private const int FirstRead = 1 << 16;

    /// <summary>The header; the stream then stands at the first byte of data.</summary>
    /// <param name="stream">Stands at the first byte of the file.</param>
    /// <param name="file">The file's path for messages; null if there is none.</param>
    /// <param name="length">The header's bytes, prefix included.</param>
    /// <param name="isOfWeights">True to refuse tensors of types that weights cannot have.</param>
    /// <exception cref="WeightsFormatException">It is not a safetensors file, or it is longer or shorter than its header says.</exception>
    public static SafetensorsHeader Read(Stream stream, string? file, out long length, bool isOfWeights = true)
    {
        long? fileLength = stream.CanSeek ? stream.Length - stream.Position : null;
        byte[] json = ReadJson(stream, file);
        length = SafetensorsHeader.PrefixLength + json.Length;
        SafetensorsHeader header = SafetensorsHeaderParser.Parse(json, file, isOfWeights);
        if (fileLength - length is long actual && actual != header.DataLength)
        {
            throw new WeightsFormatException(
                file, length + Math.Min(actual, header.DataLength), $"the header announces {header.DataLength} bytes of data; the file has {actual}.");
        }

        return header;
    }

    private static byte[] ReadJson(Stream stream, string? file)
    {
        byte[] prefix = new byte[SafetensorsHeader.PrefixLength];
        Fill(prefix, 0, 0, "the header's length");
        if (prefix.All(letter => letter is >= (byte)' ' and <= (byte)'~' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            throw new WeightsFormatException(file, 0, $"not a safetensors file: it begins with the text {Quote.Short(Encoding.ASCII.GetString(prefix))}.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > SafetensorsHeader.MaxLength)
        {
            throw new WeightsFormatException(
                file, 0, $"not a safetensors file: its header would be {length} bytes long, more than the {SafetensorsHeader.MaxLength} allowed.");
        }

        byte[] bytes = [];
        for (int filled = 0; filled < (int)length; filled = bytes.Length)
        {
            Array.Resize(ref bytes, Math.Min((int)length, Math.Max(FirstRead, filled * 2)));
            Fill(bytes, filled, SafetensorsHeader.PrefixLength, "the header");
        }

        return bytes;

        void Fill(byte[] buffer, int start, int offset, string what)
        {
            for (int read; start < buffer.Length; start += read)
            {
                read = stream.Read(buffer, start, buffer.Length - start);
                if (read == 0)
                {
                    throw new WeightsFormatException(file, offset + start, $"{(offset == 0 ? "not a safetensors file: it" : "the file")} ends inside {what}.");
                }
            }
        }
    }
}

using System.Buffers;
using System.Buffers.Binary;

namespace ModelGen.Logging;

/// <summary>Frames records as TensorFlow's TFRecord files do: length, its checksum, data, its checksum, all little-endian.</summary>
internal sealed class TFRecordWriter(GrowingFile file) : IDisposable
{
    private readonly ArrayBufferWriter<byte> framed = new();

    public string Path => file.Path;

    /// <exception cref="IOException">The file does not take the record; it ends with the one before.</exception>
    public void Write(ReadOnlySpan<byte> data)
    {
        const int headerLength = sizeof(ulong) + sizeof(uint);
        int length = headerLength + data.Length + sizeof(uint);
        framed.ResetWrittenCount();
        Span<byte> record = framed.GetSpan(length)[..length];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[sizeof(ulong)..], MaskedCrc.Of(record[..sizeof(ulong)]));
        data.CopyTo(record[headerLength..]);
        BinaryPrimitives.WriteUInt32LittleEndian(record[(headerLength + data.Length)..], MaskedCrc.Of(data));
        file.Append(record);
    }

    public void Dispose() => file.Dispose();
}

using System.Buffers.Binary;
using System.Text;

namespace ModelGen.Tests.Serialization;

/// <summary>Builds files by hand, broken ones too.</summary>
internal static class SafetensorsBytes
{
    public static byte[] File(string header, int dataLength = 0) => File(Encoding.UTF8.GetBytes(header), new byte[dataLength]);

    public static byte[] File(byte[] header, byte[] data)
    {
        byte[] file = new byte[8 + header.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file, 8);
        data.CopyTo(file, 8 + header.Length);
        return file;
    }
}

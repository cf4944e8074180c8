using System.Buffers.Binary;
using System.IO.Compression;

namespace ModelGen.Plots;

/// <summary>Writes pixels as a PNG file (ISO/IEC 15948): 8 bits a channel, grey or RGB, no filter.</summary>
internal static class Png
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Encodes (height, width, channels) bytes, 1 channel for grey or 3 for RGB.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, Header(width, height, channels));
        WriteChunk(file, "IDAT"u8, Compress(pixels, width * channels));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(int width, int height, int channels)
    {
        const byte grey = 0, rgb = 2;
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = channels == 1 ? grey : rgb;
        return header;
    }

    private static byte[] Compress(ReadOnlySpan<byte> pixels, int rowLength)
    {
        const byte noFilter = 0;
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            for (; !pixels.IsEmpty; pixels = pixels[rowLength..])
            {
                zlib.WriteByte(noFilter);
                zlib.Write(pixels[..rowLength]);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    /// <summary>CRC-32, bit by bit, least significant first: pictures are small.</summary>
    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        const uint polynomial = 0xEDB88320;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (polynomial & (0 - (crc & 1)));
            }
        }

        return crc;
    }
}

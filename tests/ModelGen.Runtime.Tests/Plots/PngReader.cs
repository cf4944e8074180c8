using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ModelGen.Tests;

/// <summary>Reads the PNG files that we write, chunk by chunk after the standard, checking every length and checksum.</summary>
internal sealed class PngReader
{
    public PngReader(byte[] file)
    {
        Assert(file.AsSpan(0, 8).SequenceEqual(new byte[] { 137, 80, 78, 71, 13, 10, 26, 10 }), "signature");
        using var data = new MemoryStream();
        List<string> types = [];
        for (int position = 8; position < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(position));
            ReadOnlySpan<byte> typed = file.AsSpan(position + 4, 4 + length);
            Assert(BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position + 8 + length)) == Crc(typed), "checksum");
            string type = Encoding.ASCII.GetString(typed[..4]);
            types.Add(type);
            if (type == "IHDR")
            {
                Width = BinaryPrimitives.ReadInt32BigEndian(typed[4..]);
                Height = BinaryPrimitives.ReadInt32BigEndian(typed[8..]);
                Assert(typed[12] == 8, "bit depth");
                Channels = typed[13] switch { 0 => 1, 2 => 3, _ => throw new InvalidDataException("colour type") };
                Assert(typed[14] == 0 && typed[15] == 0 && typed[16] == 0, "methods");
            }
            else if (type == "IDAT")
            {
                data.Write(typed[4..]);
            }

            position += 12 + length;
        }

        Assert(types is ["IHDR", "IDAT", "IEND"], "chunks");
        data.Position = 0;
        using var rows = new ZLibStream(data, CompressionMode.Decompress);
        Pixels = new byte[Height * Width * Channels];
        for (int row = 0; row < Height; row++)
        {
            Assert(rows.ReadByte() == 0, "filter");
            rows.ReadExactly(Pixels, row * Width * Channels, Width * Channels);
        }

        Assert(rows.ReadByte() == -1, "nothing after the last row");
    }

    public int Width { get; }

    public int Height { get; }

    public int Channels { get; }

    public byte[] Pixels { get; }

    public byte[] At(int x, int y) => Pixels.AsSpan(((y * Width) + x) * Channels, Channels).ToArray();

    /// <summary>CRC-32 as polynomial division of the bits, first byte first and lowest bit first, by x^32 + ... + 1.</summary>
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        List<bool> bits = [];
        foreach (byte value in data)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bits.Add(((value >> bit) & 1) == 1);
            }
        }

        for (int bit = 0; bit < 32; bit++)
        {
            bits[bit] = !bits[bit];
            bits.Add(false);
        }

        uint remainder = 0;
        foreach (bool bit in bits)
        {
            bool carry = (remainder >> 31) == 1;
            remainder = (remainder << 1) | (bit ? 1u : 0u);
            remainder ^= carry ? 0x04C11DB7u : 0;
        }

        uint reversed = 0;
        for (int bit = 0; bit < 32; bit++)
        {
            reversed |= ((remainder >> bit) & 1) << (31 - bit);
        }

        return ~reversed;
    }

    private static void Assert(bool holds, string what) => Xunit.Assert.True(holds, $"PNG: {what}");
}

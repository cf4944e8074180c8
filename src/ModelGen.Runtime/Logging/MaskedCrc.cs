using System.Buffers.Binary;
using System.Numerics;

namespace ModelGen.Logging;

/// <summary>The checksum of TFRecord files: CRC-32C (Castagnoli), rotated and shifted by a constant, so that a CRC of data that holds CRCs stays a good one.</summary>
internal static class MaskedCrc
{
    private const uint MaskDelta = 0xA282EAD8;

    public static uint Of(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        }

        foreach (byte value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return BitOperations.RotateRight(~crc, 15) + MaskDelta;
    }
}

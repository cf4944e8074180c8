namespace ModelGen.Tests;

/// <summary>Reads TFRecord files and checks both checksums, which are worked out bit by bit from the polynomial.</summary>
internal static class TFRecords
{
    public static List<byte[]> Read(byte[] file)
    {
        List<byte[]> records = [];
        for (int at = 0; at < file.Length;)
        {
            int length = checked((int)BitConverter.ToUInt64(file, at));
            Expect(file[at..(at + 8)], BitConverter.ToUInt32(file, at + 8), $"the length at {at}");
            byte[] data = file[(at + 12)..(at + 12 + length)];
            Expect(data, BitConverter.ToUInt32(file, at + 12 + length), $"the record at {at}");
            records.Add(data);
            at += 16 + length;
        }

        return records;
    }

    public static uint Mask(uint crc) => unchecked(((crc >> 15) | (crc << 17)) + 0xA282EAD8);

    /// <summary>CRC-32C: x^32 + x^28 + x^27 + x^26 + x^25 + x^23 + x^22 + x^20 + x^19 + x^18 + x^14 + x^13 + x^11 + x^10 + x^9 + x^8 + x^6 + 1, lowest bit first.</summary>
    public static uint Crc32C(byte[] data)
    {
        const uint polynomial = 0x82F63B78;
        uint crc = 0xFFFFFFFF;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ polynomial : crc >> 1;
            }
        }

        return ~crc;
    }

    private static void Expect(byte[] data, uint checksum, string what)
    {
        if (checksum != Mask(Crc32C(data)))
        {
            throw new InvalidDataException($"The checksum of {what} is wrong.");
        }
    }
}

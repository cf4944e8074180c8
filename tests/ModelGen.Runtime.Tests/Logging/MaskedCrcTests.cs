using ModelGen.Logging;
using Xunit;

namespace ModelGen.Tests;

public class MaskedCrcTests
{
    [Fact]
    public void Checksums_are_those_of_RFC_3720()
    {
        Assert.Equal(TFRecords.Mask(0x8A9136AA), MaskedCrc.Of(new byte[32]));
        Assert.Equal(TFRecords.Mask(0x62A8AB43), MaskedCrc.Of(Enumerable.Repeat((byte)0xFF, 32).ToArray()));
        Assert.Equal(TFRecords.Mask(0x46DD794E), MaskedCrc.Of(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()));
        Assert.Equal(TFRecords.Mask(0xE3069283), MaskedCrc.Of("123456789"u8));
    }

    [Fact]
    public void Any_length_gives_what_the_polynomial_gives_bit_by_bit()
    {
        var random = new Random(1);
        for (int length = 0; length < 70; length++)
        {
            byte[] data = new byte[length];
            random.NextBytes(data);
            Assert.Equal(TFRecords.Mask(TFRecords.Crc32C(data)), MaskedCrc.Of(data));
        }
    }
}

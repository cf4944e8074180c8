using ModelGen.Plots;
using Xunit;

namespace ModelGen.Tests;

public class PngTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 3, 1)]
    [InlineData(5, 9, 3)]
    [InlineData(300, 200, 3)]
    public void A_reader_of_the_standard_gets_the_pixels_back(int width, int height, int channels)
    {
        byte[] pixels = new byte[width * height * channels];
        new Random(1).NextBytes(pixels);
        var png = new PngReader(Png.Encode(pixels, width, height, channels));
        Assert.Equal((width, height, channels), (png.Width, png.Height, png.Channels));
        Assert.Equal(pixels, png.Pixels);
    }

    [Fact]
    public void A_file_ends_with_the_known_bytes_of_the_end_chunk() =>
        Assert.Equal("0000000049454E44AE426082", Convert.ToHexString(Png.Encode([0], 1, 1, 1)[^12..]));
}

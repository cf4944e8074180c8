using System.Text;
using DigitReader;
using Xunit;

namespace ModelGen.Tests.Samples;

/// <summary>The grey maps that samples/DigitReader takes, from files, from C and from HTTP.</summary>
public class GreyMapTests
{
    private const int Pixels = 28 * 28;

    private static readonly byte[] raster = [.. Enumerable.Range(0, Pixels).Select(i => (byte)(i % 256))];

    private static readonly byte[] binary = [.. "P5\n28 28\n255\n"u8, .. raster];

    [Theory]
    [InlineData("P5\n28 28\n255\n")]
    [InlineData("P5 28 28 255 ")]
    [InlineData("P5\r\n\t28\v28\f255\r")]
    [InlineData("P5#5 5\n# made by hand\n28#width\n 28\n#\n255\n")]
    [InlineData("P5 0028 28 255 ")]
    public void A_binary_map_has_a_byte_a_pixel_behind_one_white_space(string head) =>
        Assert.Equal(raster.Select(grey => grey / 255f), Read([.. Encoding.ASCII.GetBytes(head), .. raster]));

    [Theory]
    [InlineData("P2 28 28 255 ", " ")]
    [InlineData("P2\n28 28\n255#levels\n", "\n")]
    [InlineData("P2#\r\n28 28 255 # greys:\r\n", " # next\r\n  ")]
    public void A_plain_map_has_numbers_with_white_space_and_comments_between(string head, string between) =>
        Assert.Equal(raster.Select(grey => grey / 255f), Read(Encoding.ASCII.GetBytes(head + string.Join(between, raster.Take(250)) + "\n" + string.Join(' ', raster.Skip(250)))));

    [Fact]
    public void Greys_are_shares_of_the_brightest_level()
    {
        float[] image = Read([.. "P5 28 28 9 "u8, .. Enumerable.Range(0, Pixels).Select(i => (byte)(i % 10))]);

        Assert.Equal(Enumerable.Range(0, Pixels).Select(i => (i % 10) / 9f), image);
    }

    [Fact]
    public void White_space_and_comments_may_follow_the_image() =>
        Assert.Equal(Read(binary), Read([.. binary, .. "\n\n# the end"u8]));

    public static TheoryData<string, string> Broken => new()
    {
        { "", "byte 0: expected P5 or P2 and white space, as a grey map begins; found the end" },
        { "P", "byte 0: expected P5 or P2 and white space, as a grey map begins; found 'P'" },
        { "P6 28 28 255 ", "byte 0: expected P5 or P2 and white space, as a grey map begins; found 'P6'" },
        { "P528 28 255 ", "byte 0: expected P5 or P2 and white space, as a grey map begins; found 'P528'" },
        { "\u00ff\0\u0001P5", "byte 0: expected P5 or P2 and white space, as a grey map begins; found '???P5'" },
        { "P5 ", "byte 3: expected the width, 28; found the end" },
        { "P5 # a comment without an end", "byte 29: expected the width, 28; found the end" },
        { "P5 wide 28 255 ", "byte 3: expected the width, 28; found 'wide'" },
        { "P5 -28 28 255 ", "byte 3: expected the width, 28; found '-28'" },
        { "P5 28x28 255 ", "byte 5: expected the height, 28; found 'x28'" },
        { "P5 28 4294967324 255 ", "byte 6: expected the height, 28; found '4294967324'" },
        { "P5 28 99999999999999999999999999 255 ", "byte 6: expected the height, 28; found '99999999999999999999...'" },
        { "P5 28 28 0 ", "byte 9: expected the brightest level, 1 to 255; found '0'" },
        { "P5 28 28 65535 ", "byte 9: expected the brightest level, 1 to 255; found '65535'" },
        { "P5 28 28 255", "byte 12: expected white space before the pixels; found the end" },
        { "P5 28 28 255# levels\n", "byte 12: expected white space before the pixels; found '#'" },
        { "P5 28 28 255 ", "byte 13: expected the grey of row 0, column 0, 0 to 255; found the end" },
        { "P5 28 28 9 \t\n", "byte 12: expected the grey of row 0, column 1, 0 to 9; found 10" },
        { "P2 28 28 255 1 2 3", "byte 18: expected the grey of row 0, column 3, 0 to 255; found the end" },
        { "P2 28 28 100 1 200", "byte 15: expected the grey of row 0, column 1, 0 to 100; found '200'" },
        { "P2 28 28 255 " + string.Concat(Enumerable.Repeat("1 ", 30)) + "0x1", "byte 74: expected the grey of row 1, column 3, 0 to 255; found 'x1'" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_no_grey_map_is_refused_with_the_place_and_what_was_expected(string file, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Read(Encoding.Latin1.GetBytes(file))).Message);

    [Fact]
    public void A_second_image_behind_the_first_is_refused() => Assert.Equal(
        "byte 797: expected the end, behind all pixels of one image; found 'P5'",
        Assert.Throws<InvalidDataException>(() => Read([.. binary, .. binary])).Message);

    [Fact]
    public void A_file_longer_than_any_grey_map_is_not_looked_at()
    {
        Assert.Equal(8192, GreyMap.MaxLength);
        Assert.Equal(Read(binary), Read([.. binary, .. new byte[8192 - binary.Length].Select(_ => (byte)'\n')]));
        Assert.Equal(
            "expected at most 8192 bytes, a grey map of 28 x 28 pixels; there are more",
            Assert.Throws<InvalidDataException>(() => Read([.. binary, .. new byte[8193 - binary.Length].Select(_ => (byte)'\n')])).Message);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (int length = 0; length < binary.Length; length++)
        {
            Assert.StartsWith("byte ", Assert.Throws<InvalidDataException>(() => Read(binary[..length])).Message);
        }
    }

    /// <summary>20,000 files with some bytes changed: an image with greys from 0 to 1, or the one exception.</summary>
    [Fact]
    public void Damaged_files_are_read_or_refused()
    {
        Random random = new(1);
        byte[] plain = Encoding.ASCII.GetBytes("P2 28 28 255\n" + string.Join(' ', raster));
        int refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] file = [.. i % 2 == 0 ? binary : plain];
            for (int changes = random.Next(1, 4); changes > 0; changes--)
            {
                file[random.Next(i % 4 < 2 ? 16 : file.Length)] = (byte)random.Next(256);
            }

            try
            {
                Assert.All(Read(file[..random.Next(file.Length - 2, file.Length + 1)]), grey => Assert.InRange(grey, 0, 1));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 5_000, 19_999);
    }

    private static float[] Read(byte[] file)
    {
        float[] image = new float[Pixels];
        GreyMap.Read(file, image);
        return image;
    }
}

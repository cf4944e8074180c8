using Xunit;

namespace ModelGen.Tests;

public class ImageSheetTests
{
    // 2 x 2 images are enlarged 42 times: tiles of 84 pixels with 8 pixels of white around them.
    private const int Pitch = 92;

    [Fact]
    public void Images_lie_row_by_row_with_their_pixels_enlarged()
    {
        var sheet = new ImageSheet(2, 2) { Columns = 2 };
        sheet.Add([0, 1, 0.5f, 0.25f]);
        sheet.Add([1, 1, 1, 0]);
        sheet.Add([0, 0, 0, 0.2f]);
        var png = new PngReader(sheet.ToPng());

        Assert.Equal((8 + (2 * Pitch), 8 + (2 * Pitch), 1), (png.Width, png.Height, png.Channels));
        Assert.Equal(255, png.At(7, 7)[0]);
        Assert.Equal([0, 255, 128, 64], Tile(8, 8));
        Assert.Equal([255, 255, 255, 0], Tile(8 + Pitch, 8));
        Assert.Equal([0, 0, 0, 51], Tile(8, 8 + Pitch));
        Assert.Equal([255, 255, 255, 255], Tile(8 + Pitch, 8 + Pitch));

        // The four corners of the tile, each in one of its four enlarged pixels.
        byte[] Tile(int x, int y) => [png.At(x, y)[0], png.At(x + 83, y)[0], png.At(x, y + 83)[0], png.At(x + 83, y + 83)[0]];
    }

    [Fact]
    public void Three_channels_are_red_green_and_blue()
    {
        var sheet = new ImageSheet(1, 2, 3);
        sheet.Add([1, 0.5f, 0, 0.2f, 0.4f, 0.6f]);
        var png = new PngReader(sheet.ToPng());
        Assert.Equal([255, 128, 0], png.At(8, 8));
        Assert.Equal([51, 102, 153], png.At(8 + 83, 8));
    }

    [Fact]
    public void Bytes_are_refused_with_the_range_that_draws_them()
    {
        float[] bytes = [0, 255, 128, 51];
        string message = Assert.Throws<ArgumentException>(() => new ImageSheet(2, 2).Add(bytes)).Message;
        Assert.StartsWith("The image has values from 0 to 255; the sheet draws 0 as black and 1 as white.", message);
        Assert.Contains("{ Range = (0, 255) }", message, StringComparison.Ordinal);
        Assert.Equal([0, 255, 128, 51], Drawn(new ImageSheet(2, 2) { Range = (0, 255) }, bytes));
    }

    [Fact]
    public void Negative_values_have_a_range_or_are_stretched()
    {
        float[] standardized = [-2, 2, 0, 1];
        Assert.Contains("Range = (-2, 2)", Assert.Throws<ArgumentException>(() => new ImageSheet(2, 2).Add(standardized)).Message, StringComparison.Ordinal);
        Assert.Equal([0, 255, 128, 191], Drawn(new ImageSheet(2, 2) { Range = (-2, 2) }, standardized));
        Assert.Equal([0, 255, 128, 191], Drawn(new ImageSheet(2, 2) { Range = null }, standardized));
        Assert.Equal([0, 255, 128, 128], Drawn(new ImageSheet(2, 2) { Range = null }, [float.MinValue, float.MaxValue, 0, 0]));
    }

    [Fact]
    public void An_image_of_one_value_is_drawn_in_its_shade_or_grey_when_stretched()
    {
        Assert.Equal([51, 51, 51, 51], Drawn(new ImageSheet(2, 2), [0.2f, 0.2f, 0.2f, 0.2f]));
        Assert.Equal([128, 128, 128, 128], Drawn(new ImageSheet(2, 2) { Range = null }, [7, 7, 7, 7]));
    }

    [Fact]
    public void Less_than_half_a_shade_outside_the_range_is_rounding() =>
        Assert.Equal([0, 255, 0, 255], Drawn(new ImageSheet(2, 2), [-1e-6f, 1.001f, 0, 1]));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_value_without_a_shade_is_refused_by_its_place(float value)
    {
        foreach (var sheet in new[] { new ImageSheet(2, 2), new ImageSheet(2, 2) { Range = null } })
        {
            Assert.StartsWith($"Value 2 of the image is {value}", Assert.Throws<ArgumentException>(() => sheet.Add([0, 1, value, 0])).Message);
            Assert.Equal(0, sheet.Count);
        }
    }

    [Fact]
    public void Captions_tell_label_and_prediction_right_from_wrong()
    {
        var sheet = new ImageSheet(2, 2) { Columns = 2 };
        sheet.Add(new float[4], "cat", "cat");
        sheet.Add(new float[4], "dog", "bird");
        sheet.Add(new float[4]);
        var picture = new SvgPicture(sheet.ToSvg());

        Assert.Equal(["cat", "cat", "dog", "bird"], picture.Texts);
        string[] fills = [.. picture.All("text").Select(text => text.Attribute("fill")!.Value)];
        Assert.Equal(fills[0], fills[2]);
        Assert.NotEqual(fills[1], fills[3]);
        Assert.True(SvgPicture.Number(picture.TextElement("dog"), "x") > Pitch);
        Assert.Equal(8 + (2 * (Pitch + 30)), new PngReader(picture.Png).Height);
    }

    [Fact]
    public void Long_captions_are_cut()
    {
        var sheet = new ImageSheet(2, 2);
        sheet.Add(new float[4], new string('m', 500));
        string caption = Assert.Single(new SvgPicture(sheet.ToSvg()).Texts);
        Assert.InRange(caption.Length, 5, 15);
        Assert.EndsWith("\u2026", caption);
    }

    [Fact]
    public void What_makes_no_sheet_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSheet(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSheet(4, 5000));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSheet(4, 4, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSheet(4, 4) { Columns = 0 });
        Assert.Throws<ArgumentException>(() => new ImageSheet(4, 4) { Range = (1, 1) });
        Assert.Throws<ArgumentException>(() => new ImageSheet(4, 4) { Range = (0, float.NaN) });
        Assert.Throws<InvalidOperationException>(() => new ImageSheet(4, 4).ToPng());
        Assert.Contains("not 5", Assert.Throws<ArgumentException>(() => new ImageSheet(2, 2).Add(new float[5])).Message);

        var full = new ImageSheet(4096, 4096, 1);
        float[] image = new float[4096 * 4096];
        full.Add(image);
        full.Add(image);
        full.Add(image);
        Assert.Throws<InvalidOperationException>(() => full.Add(image));
    }
    /// <summary>The four pixels of a 2 x 2 image as they lie on a sheet.</summary>
    private static int[] Drawn(ImageSheet sheet, float[] image)
    {
        sheet.Add(image);
        var png = new PngReader(sheet.ToPng());
        return [png.At(8, 8)[0], png.At(91, 8)[0], png.At(8, 91)[0], png.At(91, 91)[0]];
    }
}

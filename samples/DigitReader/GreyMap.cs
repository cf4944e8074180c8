using System.Globalization;

namespace DigitReader;

/// <summary>One image as a portable grey map, binary (P5) or plain (P2): 28 x 28 pixels, light on dark, with at most 255 levels.</summary>
internal static class GreyMap
{
    public const int Side = 28;

    /// <summary>In bytes. A plain one takes some 3,200; the rest is for comments.</summary>
    public const int MaxLength = 8192;

    /// <param name="file">The whole file.</param>
    /// <param name="image">Gets the pixels, (28, 28), from 0 to 1; on an exception, some of them.</param>
    /// <exception cref="InvalidDataException">The bytes are no such image. The message says where, what was expected and what was found.</exception>
    public static void Read(ReadOnlySpan<byte> file, Span<float> image)
    {
        if (file.Length > MaxLength)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"expected at most {MaxLength} bytes, a grey map of {Side} x {Side} pixels; there are more"));
        }

        GreyMapText text = new(file);
        if (file is not [(byte)'P', (byte)'2' or (byte)'5', (>= 9 and <= 13) or (byte)' ' or (byte)'#', ..])
        {
            throw text.Error(0, "P5 or P2 and white space, as a grey map begins");
        }

        bool isBinary = file[1] == '5';
        text.Position = 2;
        _ = text.Number("the width, 28", Side, Side);
        _ = text.Number("the height, 28", Side, Side);
        int levels = text.Number("the brightest level, 1 to 255", 1, 255);
        if (isBinary)
        {
            text.WhiteSpace();
        }

        for (int pixel = 0; pixel < Side * Side; pixel++)
        {
            image[pixel] = (isBinary ? text.Byte(pixel, levels) : text.Pixel(pixel, levels)) / (float)levels;
        }

        text.End();
    }
}

using System.Globalization;
using Microsoft.Win32.SafeHandles;
using ModelGen;

namespace DigitReader;

/// <summary>28 x 28 images, light digits on a dark ground, from a PGM or an IDX file.</summary>
internal static class Data
{
    private const int Side = 28;

    /// <summary>All images of the file, (images, 28, 28), from 0 to 1.</summary>
    public static float[] Read(string path)
    {
        byte[] start = new byte[2];
        using (SafeFileHandle file = File.OpenHandle(path))
        {
            _ = RandomAccess.Read(file, start, fileOffset: 0);
        }

        return start[0] == 'P' ? ReadPgm(path) : ReadIdx(path);
    }

    private static float[] ReadIdx(string path)
    {
        IdxFile images = IdxFile.Read(path);
        if (images.Shape is not [_, Side, Side])
        {
            throw new InvalidDataException($"{path} holds bytes of ({string.Join(", ", images.Shape)}); images of (n, {Side}, {Side}) are needed.");
        }

        return [.. images.Values.Select(grey => grey / 255f)];
    }

    /// <summary>Portable grey map, binary (P5) or plain (P2), with at most 255 levels.</summary>
    private static float[] ReadPgm(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int position = 2;
        bool binary = file.AsSpan().StartsWith("P5"u8);
        if (!binary && !file.AsSpan().StartsWith("P2"u8))
        {
            throw new InvalidDataException($"{path} is no grey map: one begins with P2 or P5.");
        }

        (int width, int height, int levels) = (Number(), Number(), Number());
        if (width != Side || height != Side || levels is < 1 or > 255)
        {
            throw new InvalidDataException($"{path} is {width} x {height} with {levels} levels; {Side} x {Side} with 1 to 255 are needed.");
        }

        float[] image = new float[Side * Side];
        position += binary ? 1 : 0;
        if (binary && file.Length - position < image.Length)
        {
            throw new InvalidDataException($"{path} ends after {file.Length - position} of {image.Length} pixels.");
        }

        for (int i = 0; i < image.Length; i++)
        {
            image[i] = float.Min(1, (binary ? file[position++] : Number()) / (float)levels);
        }

        return image;

        int Number()
        {
            while (position < file.Length && (char.IsWhiteSpace((char)file[position]) || file[position] == '#'))
            {
                position = file[position] == '#' ? EndOfLine() : position + 1;
            }

            int first = position;
            while (position < file.Length && char.IsAsciiDigit((char)file[position]))
            {
                position++;
            }

            return int.TryParse(System.Text.Encoding.ASCII.GetString(file, first, position - first), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new InvalidDataException($"{path} has no number at byte {first}.");
        }

        int EndOfLine()
        {
            int end = Array.IndexOf(file, (byte)'\n', position);
            return end < 0 ? file.Length : end + 1;
        }
    }
}

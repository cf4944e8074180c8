using Microsoft.Win32.SafeHandles;
using ModelGen;

namespace DigitReader;

/// <summary>28 x 28 images, light digits on a dark ground, from a PGM or an IDX file.</summary>
internal static class ImageFile
{
    /// <summary>All images of the file, (images, 28, 28), from 0 to 1.</summary>
    public static float[] Read(string path)
    {
        // A byte more than the longest grey map, so that a longer one is seen to be so.
        byte[] start = new byte[GreyMap.MaxLength + 1];
        int length = 0;
        using (SafeFileHandle file = File.OpenHandle(path))
        {
            try
            {
                int read;
                while ((read = RandomAccess.Read(file, start.AsSpan(length), length)) > 0)
                {
                    length += read;
                }
            }
            catch (NotSupportedException)
            {
                throw new InvalidDataException($"{path} is a pipe or a device; a file is needed.");
            }
        }

        return start[0] == 'P' ? ReadGreyMap(path, start.AsSpan(0, length)) : ReadIdx(path);
    }

    private static float[] ReadGreyMap(string path, ReadOnlySpan<byte> file)
    {
        float[] image = new float[GreyMap.Side * GreyMap.Side];
        try
        {
            GreyMap.Read(file, image);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}.");
        }

        return image;
    }

    private static float[] ReadIdx(string path)
    {
        IdxFile images = IdxFile.Read(path);
        if (images.Shape is not [_, GreyMap.Side, GreyMap.Side])
        {
            throw new InvalidDataException($"{path} holds bytes of ({string.Join(", ", images.Shape)}); images of (n, {GreyMap.Side}, {GreyMap.Side}) are needed.");
        }

        return [.. images.Values.Select(grey => grey / 255f)];
    }
}

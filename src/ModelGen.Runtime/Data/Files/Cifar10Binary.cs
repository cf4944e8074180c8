namespace ModelGen;

/// <summary>
/// Reads CIFAR-10's binary files, plain or gzip (their content tells, not their names): records of 3,073 bytes, a label from 0 to 9
/// and a picture of 32 x 32 as a red, a green and a blue plane (Krizhevsky, Learning multiple layers of features from tiny images, 2009).
/// </summary>
public static class Cifar10Binary
{
    internal const int RecordLength = 1 + (Channels * Plane);

    private const int ClassCount = 10;
    private const int Side = 32;
    private const int Channels = 3;
    private const int Plane = Side * Side;

    private static readonly string[] ClassNames = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Reads some files as one dataset of (32, 32, 3), in the given order.</summary>
    /// <exception cref="DataFormatException">A file is empty or cut off, or a label is above 9.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset Read(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfZero(paths.Length, nameof(paths));
        byte[][] files = new byte[paths.Length][];
        for (int i = 0; i < paths.Length; i++)
        {
            using DataInput input = DataInput.Open(paths[i]);
            files[i] = ReadRecords(input);
        }

        return ToDataset(files);
    }

    /// <summary>Reads a stream to its end and leaves it open.</summary>
    /// <param name="stream">Stands where the records begin.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DataFormatException">The stream is empty or cut off, or a label is above 9.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Dataset Read(Stream stream, string name)
    {
        using DataInput input = new(stream, name);
        return ToDataset([ReadRecords(input)]);
    }

    /// <summary>Checks that the bytes, the last that were read, are whole records with good labels.</summary>
    internal static void ExpectRecords(ReadOnlySpan<byte> records, DataInput input)
    {
        if (records.IsEmpty || records.Length % RecordLength != 0)
        {
            throw input.Error($"{records.Length} bytes are not a multiple of {RecordLength}, the size of one record (a label and 32 x 32 x 3 bytes). Use the binary version of CIFAR-10, not that for Python or MATLAB, and get it again if it is cut off.");
        }

        for (int at = 0; at < records.Length; at += RecordLength)
        {
            if (records[at] >= ClassCount)
            {
                throw input.Error($"Record {at / RecordLength} has label {records[at]}; labels are from 0 to {ClassCount - 1}.", input.Position - records.Length + at);
            }
        }
    }

    /// <summary>Joins checked records. Bytes go from planes to pixels, (red, green, blue) side by side.</summary>
    internal static Dataset ToDataset(byte[][] files)
    {
        long count = files.Sum(file => (long)file.Length) / RecordLength;
        if (count * Channels * Plane > Array.MaxLength)
        {
            throw new ArgumentException($"{count} pictures are more than an array's {Array.MaxLength} bytes. Read fewer files.", nameof(files));
        }

        byte[] pixels = new byte[count * Channels * Plane];
        int[] classes = new int[count];
        int sample = 0;
        foreach (byte[] file in files)
        {
            for (int at = 0; at < file.Length; at += RecordLength, sample++)
            {
                classes[sample] = file[at];
                Interleave(file.AsSpan(at + 1, Channels * Plane), pixels.AsSpan(sample * Channels * Plane, Channels * Plane));
            }
        }

        return Dataset.FromBytes(pixels, classes, ClassCount, [Side, Side, Channels]).WithClassNames(ClassNames);
    }

    private static byte[] ReadRecords(DataInput input)
    {
        byte[] records = input.ReadToEnd(Array.MaxLength);
        ExpectRecords(records, input);
        return records;
    }

    private static void Interleave(ReadOnlySpan<byte> planes, Span<byte> pixels)
    {
        ReadOnlySpan<byte> red = planes[..Plane];
        ReadOnlySpan<byte> green = planes.Slice(Plane, Plane);
        ReadOnlySpan<byte> blue = planes.Slice(2 * Plane, Plane);
        for (int i = 0; i < Plane; i++)
        {
            pixels[Channels * i] = red[i];
            pixels[(Channels * i) + 1] = green[i];
            pixels[(Channels * i) + 2] = blue[i];
        }
    }
}

using ModelGen.Serialization;

namespace ModelGen.Checkpoints;

/// <summary>
/// A checkpoint as a file: safetensors, whose first metadata entry, always at the same place, is the XXH128 of all bytes of
/// the file with zeros in that place.
/// </summary>
internal static class CheckpointFile
{
    private static readonly string NoDigest = new('0', DigestStream.DigestLength);

    /// <summary>The bytes that every checkpoint's header begins with.</summary>
    private static ReadOnlySpan<byte> Start => "{\"__metadata__\":{\"xxh128\":\""u8;

    private static int DigestAt => SafetensorsHeader.PrefixLength + Start.Length;

    /// <summary>Replaces the file all at once.</summary>
    /// <exception cref="IOException">It could not be written; an existing file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public static void Write(string path, SavedState state) => AtomicFile.Write(path, stream =>
    {
        using DigestStream digest = new(stream, DigestAt);
        SafetensorsWriter writer = new(digest, [.. state.Tensors.Select(tensor => tensor.Spec)], [new("xxh128", NoDigest), .. state.Texts]);
        foreach ((_, Action<SafetensorsWriter> write) in state.Tensors)
        {
            write(writer);
        }

        writer.Complete();
        Seek(stream, DigestAt, path);
        stream.Write(digest.Digest);
    });

    /// <summary>Reads a whole file and believes nothing of it before its digest has been compared.</summary>
    /// <exception cref="WeightsFormatException">A byte of the file has changed, or it is not a checkpoint.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RestoredState Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        CheckStart(file, path);
        using DigestStream digest = new(file, DigestAt);
        SafetensorsReader reader = new(digest, path);
        Dictionary<string, Array> tensors = [];
        foreach (TensorEntry tensor in reader.Tensors)
        {
            tensors.Add(tensor.Name, Values(reader, tensor, path));
        }

        reader.Complete();
        return digest.Found.SequenceEqual(digest.Digest)
            ? new(path, reader.Metadata, tensors)
            : throw new WeightsFormatException(path, DigestAt, "the digest written here is not that of the file: a part of it has changed. Use an older copy, or delete it to start over.");
    }

    private static void CheckStart(FileStream file, string path)
    {
        Span<byte> start = stackalloc byte[DigestAt];
        int read = file.ReadAtLeast(start, DigestAt, throwOnEndOfStream: false);
        if (read < DigestAt || !start[SafetensorsHeader.PrefixLength..].SequenceEqual(Start))
        {
            throw new WeightsFormatException(path, SafetensorsHeader.PrefixLength, "this is not a training checkpoint: its header does not begin with a digest.");
        }

        Seek(file, 0, path);
    }

    private static void Seek(Stream stream, long position, string path)
    {
        if (!stream.CanSeek)
        {
            throw new IOException($"'{path}' cannot be a checkpoint: the system does not let it be read and written at any place, as a file on a disk can. Is it a pipe or a device?");
        }

        stream.Position = position;
    }

    private static Array Values(SafetensorsReader reader, TensorEntry tensor, string path)
    {
        // The file is as long as its header says, so this is no more than the file.
        if (tensor.Count > Array.MaxLength)
        {
            throw new WeightsFormatException(path, tensor.Position, $"{Quote.Short(tensor.Name)} has {tensor.Count} numbers, more than an array holds.");
        }

        if (tensor.Type == TensorType.F64)
        {
            double[] doubles = new double[tensor.Count];
            reader.ReadNext(doubles);
            return doubles;
        }

        float[] floats = new float[tensor.Count];
        reader.ReadNext(floats);
        return floats;
    }
}

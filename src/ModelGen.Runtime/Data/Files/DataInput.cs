using System.IO.Compression;

namespace ModelGen;

/// <summary>
/// A data file read from its start to its end, gzip decompressed on the way. Everything wrong with it becomes a
/// <see cref="DataFormatException"/>, and memory grows with the data that really come, never with what a header claims.
/// </summary>
internal sealed class DataInput : IDisposable
{
    private const int FirstChunk = 64 * 1024;

    // Deflate can blow up a file a thousandfold; pictures and tables grow 5 to 20 times.
    private const long FreeExpansion = 4 << 20;
    private const long HighestExpansion = 100;

    private readonly PeekStream file;
    private readonly bool leaveOpen;
    private readonly GzipSource? source;
    private readonly GZipStream? gzip;

    /// <summary>Reads a stream from where it stands. It may be compressed, and need not be seekable.</summary>
    public DataInput(Stream stream, string name, bool leaveOpen = true)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        this.leaveOpen = leaveOpen;
        file = new PeekStream(stream);
        if (file.Head is [0x1f, 0x8b])
        {
            source = new GzipSource(file);
            gzip = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
        }
    }

    /// <summary>The file's path, or the name of the stream.</summary>
    public string Name { get; }

    /// <summary>Bytes read, decompressed.</summary>
    public long Position { get; private set; }

    /// <summary>Opens a file.</summary>
    public static DataInput Open(string path) => new(File.OpenRead(path), path, leaveOpen: false);

    /// <summary>Fills the buffer.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="what">What the bytes are, for the message: "the header".</param>
    public void ReadExactly(Span<byte> buffer, string what)
    {
        int read = Fill(buffer);
        if (read < buffer.Length)
        {
            throw EndedEarly(read, buffer.Length, what);
        }
    }

    /// <summary>Reads so many bytes.</summary>
    public byte[] ReadBytes(long count, string what)
    {
        if (count > Array.MaxLength)
        {
            throw Error($"{what} would be {count} bytes; at most {Array.MaxLength} can be read.");
        }

        byte[] bytes = ReadUpTo((int)count);
        return bytes.Length == count ? bytes : throw EndedEarly(bytes.Length, count, what);
    }

    /// <summary>Reads all that is left, if it is not more than <paramref name="most"/> bytes.</summary>
    public byte[] ReadToEnd(int most)
    {
        byte[] bytes = ReadUpTo(most);
        ExpectEnd($"The data are larger than the {most} bytes that can be read.");
        return bytes;
    }

    /// <summary>Reads over so many bytes.</summary>
    public void Skip(long count, string what)
    {
        byte[] buffer = new byte[(int)Math.Min(count, FirstChunk)];
        for (long left = count; left > 0; left -= buffer.Length)
        {
            ReadExactly(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)), what);
        }
    }

    /// <summary>Reads over the rest and checks that a compressed file is whole.</summary>
    public void SkipToEnd()
    {
        byte[] buffer = new byte[FirstChunk];
        while (Fill(buffer) == buffer.Length)
        {
        }

        ExpectEnd();
    }

    /// <summary>Checks that nothing follows and that a compressed file is whole.</summary>
    public void ExpectEnd(string otherwise = "There are more bytes than the file should have.")
    {
        Span<byte> next = stackalloc byte[1];
        if (Fill(next) > 0)
        {
            throw Error(otherwise, Position - 1);
        }

        if (source is not null && !source.EndsWhole())
        {
            throw Error("The gzip file does not end where its data end: it is cut off, or bytes follow it. Get it again.");
        }
    }

    /// <summary>The exception for something wrong at a place, by default here.</summary>
    public DataFormatException Error(string reason, long? offset = null, Exception? cause = null) =>
        new(Name, offset ?? Position, reason, cause);

    /// <inheritdoc/>
    public void Dispose()
    {
        gzip?.Dispose();
        if (!leaveOpen)
        {
            file.Dispose();
        }
    }

    private byte[] ReadUpTo(int count)
    {
        // What is left of a plain file is known; else start small and double what proved too small.
        long expected = gzip is null && file.Remaining is long remaining ? remaining : FirstChunk;
        byte[] bytes = new byte[(int)Math.Min(expected, count)];
        int read = Fill(bytes);
        Span<byte> probe = stackalloc byte[1];
        while (read == bytes.Length && read < count && Fill(probe) > 0)
        {
            Array.Resize(ref bytes, (int)Math.Min(Math.Max(2L * bytes.Length, FirstChunk), count));
            bytes[read] = probe[0];
            read += 1 + Fill(bytes.AsSpan(read + 1));
        }

        Array.Resize(ref bytes, read);
        return bytes;
    }

    /// <summary>Reads until the buffer is full or the data end.</summary>
    private int Fill(Span<byte> buffer)
    {
        int filled = 0;
        while (filled < buffer.Length)
        {
            int read = ReadSome(buffer[filled..]);
            if (read == 0)
            {
                break;
            }

            filled += read;
            Position += read;
            if (source is not null)
            {
                source.Produced = Position;
            }

            if (gzip is not null && Position > FreeExpansion + (HighestExpansion * file.Position))
            {
                throw Error($"The data expand to more than {HighestExpansion} times the file's size, as no real data do. Decompress the file yourself if you trust it.");
            }
        }

        return filled;
    }

    private int ReadSome(Span<byte> buffer)
    {
        if (gzip is null)
        {
            return file.Read(buffer);
        }

        try
        {
            return gzip.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw Error("The gzip data are damaged. Get the file again.", cause: exception);
        }
    }

    private DataFormatException EndedEarly(long read, long count, string what) =>
        Error($"The file ends here, {read} bytes into {what}, which should have {count}.");
}

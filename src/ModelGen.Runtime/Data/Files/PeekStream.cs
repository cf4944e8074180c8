namespace ModelGen;

/// <summary>A stream to read once, whose first two bytes can be looked at before. Its source need not be seekable.</summary>
internal sealed class PeekStream : ReadOnceStream
{
    private readonly Stream source;
    private readonly byte[] head;
    private int headRead;

    /// <summary>Reads ahead two bytes.</summary>
    public PeekStream(Stream source)
    {
        this.source = source;
        byte[] two = new byte[2];
        head = two[..source.ReadAtLeast(two, two.Length, throwOnEndOfStream: false)];
    }

    /// <summary>The first two bytes, fewer where there are no more.</summary>
    public ReadOnlySpan<byte> Head => head;

    /// <summary>Bytes still to read, where the source can tell.</summary>
    public long? Remaining => source.CanSeek ? Math.Max(0, source.Length - source.Position) + head.Length - headRead : null;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read = Math.Min(head.Length - headRead, buffer.Length);
        if (read > 0)
        {
            head.AsSpan(headRead, read).CopyTo(buffer);
            headRead += read;
        }
        else
        {
            read = source.Read(buffer);
        }

        position += read;
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}

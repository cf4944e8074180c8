namespace ModelGen;

/// <summary>A stream to read once, whose first two bytes can be looked at before. Its source need not be seekable.</summary>
internal sealed class PeekStream : Stream
{
    private readonly Stream source;
    private readonly byte[] head;
    private int headRead;
    private long position;

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
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

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
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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

using System.IO.Hashing;

namespace ModelGen.Checkpoints;

/// <summary>Takes the XXH128 of all bytes that are read or written through it. The place of the digest itself counts as zeros.</summary>
/// <remarks>It finds damage, not intent. .NET's SHA-256 needs OpenSSL on Linux, without which it ends the process.</remarks>
/// <param name="inner">Stands at the first byte of the file.</param>
/// <param name="digestAt">Where the file has its digest, in hexadecimal digits.</param>
internal sealed class DigestStream(Stream inner, int digestAt) : Stream
{
    /// <summary>Hexadecimal digits of a digest.</summary>
    public const int DigestLength = 32;

    private readonly XxHash128 hash = new();
    private readonly byte[] found = new byte[DigestLength];
    private long position;

    /// <summary>Of the bytes up to now.</summary>
    public byte[] Digest => System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetCurrentHash()));

    /// <summary>Gets the bytes found in the place of the digest.</summary>
    public ReadOnlySpan<byte> Found => found;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => inner.Length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        Append(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        Append(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Append(ReadOnlySpan<byte> bytes)
    {
        int start = (int)long.Clamp(digestAt - position, 0, bytes.Length);
        int end = (int)long.Clamp(digestAt + DigestLength - position, 0, bytes.Length);
        hash.Append(bytes[..start]);
        if (end > start)
        {
            ReadOnlySpan<byte> zeros = "00000000000000000000000000000000"u8;
            hash.Append(zeros[..(end - start)]);
            bytes[start..end].CopyTo(found.AsSpan((int)(position + start - digestAt)));
        }

        hash.Append(bytes[end..]);
        position += bytes.Length;
    }
}

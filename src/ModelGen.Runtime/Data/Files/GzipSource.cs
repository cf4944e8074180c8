namespace ModelGen;

/// <summary>
/// Gives a gzip file to .NET's decoder and finds out whether it is whole. A file may have several members, one after the other
/// (RFC 1952). The decoder checks each that it reads to its end, but takes one that breaks off for one that ends, and ignores
/// what follows the last. So a read here ends before each place where a member may begin: there, and at the end, the last
/// four bytes must be the length of the member that was decoded.
/// </summary>
internal sealed class GzipSource(PeekStream file) : ReadOnceStream
{
    /// <summary>Header, an empty block and trailer: no member is shorter.</summary>
    private const int ShortestMember = 20;

    private readonly byte[] block = new byte[1 << 16];
    private int start;
    private int end;
    private bool fileEnded;
    private uint lastFour;
    private long memberBegan;
    private long producedBefore;

    /// <summary>Bytes that the decoder has made of what it got.</summary>
    public long Produced { get; set; }

    /// <summary>The first bytes of a member: two that identify gzip, and the only compression method.</summary>
    private static ReadOnlySpan<byte> Magic => [0x1f, 0x8b, 8];

    /// <summary>Reads what the decoder has left; true if the file ends with the end of the member that was decoded last.</summary>
    public bool EndsWhole()
    {
        byte[] rest = new byte[4096];
        while (Read(rest) > 0)
        {
        }

        return EndsMember();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        Fill();
        ReadOnlySpan<byte> available = block.AsSpan(start, end - start);
        if (available.StartsWith(Magic) && EndsMember())
        {
            (memberBegan, producedBefore) = (position, Produced);
        }

        // Without the two bytes at the end: the third may show a magic.
        int next = available.Length > 1 ? available[1..].IndexOf(Magic) : -1;
        int length = int.Min(buffer.Length, next >= 0 ? 1 + next : fileEnded ? available.Length : available.Length - 2);
        available[..length].CopyTo(buffer);
        foreach (byte value in available[int.Max(0, length - 4)..length])
        {
            lastFour = (lastFour >> 8) | ((uint)value << 24);
        }

        start += length;
        position += length;
        return length;
    }

    /// <summary>True if a member may end here: its last four bytes equal its decompressed size modulo 2^32.</summary>
    private bool EndsMember() => position - memberBegan >= ShortestMember && lastFour == (uint)(Produced - producedBefore);

    /// <summary>Reads on until there are enough bytes to see a magic, or the file ends.</summary>
    private void Fill()
    {
        if (end - start >= Magic.Length || fileEnded)
        {
            return;
        }

        block.AsSpan(start, end - start).CopyTo(block);
        (start, end) = (0, end - start);
        while (end < Magic.Length && !fileEnded)
        {
            int read = file.Read(block.AsSpan(end));
            end += read;
            fileEnded = read == 0;
        }
    }
}

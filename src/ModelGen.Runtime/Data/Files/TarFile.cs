using System.Text;
using ModelGen.Serialization;

namespace ModelGen;

/// <summary>
/// Walks through a tar archive as it comes, in POSIX's ustar layout. .NET's own reader takes the sizes in extended headers at their
/// word and allocates them, gigabytes if they say so, before it reads.
/// </summary>
internal sealed class TarFile(DataInput input)
{
    private const int Block = 512;

    private readonly byte[] header = new byte[Block];
    private long unread;

    /// <summary>The name of the current entry.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Goes to the next entry; false at the end of the archive, after which nothing is left to read.</summary>
    public bool Next()
    {
        input.Skip(unread, Quote.Short(Name));
        unread = 0;
        input.ReadExactly(header, "a tar header");
        if (!header.AsSpan().ContainsAnyExcept((byte)0))
        {
            input.SkipToEnd();
            return false;
        }

        if (Octal(header.AsSpan(148, 8)) != Checksum())
        {
            throw input.Error("This is not a tar header: its checksum is wrong.", input.Position - Block);
        }

        ReadOnlySpan<byte> name = header.AsSpan(0, 100);
        int end = name.IndexOf((byte)0);
        Name = Encoding.ASCII.GetString(end < 0 ? name : name[..end]);
        Length = Octal(header.AsSpan(124, 12)) ?? throw input.Error($"The size of {Quote.Short(Name)} is not an octal number.", input.Position - Block + 124);
        unread = (Length + Block - 1) / Block * Block;
        return true;
    }

    /// <summary>Reads the current entry, once.</summary>
    public byte[] Read()
    {
        byte[] bytes = input.ReadBytes(Length, Quote.Short(Name));
        unread -= bytes.Length;
        return bytes;
    }

    /// <summary>The sum of all bytes, those of the checksum taken as spaces.</summary>
    private long Checksum()
    {
        long sum = 8 * ' ';
        for (int i = 0; i < Block; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : header[i];
        }

        return sum;
    }

    /// <summary>Octal digits between optional spaces, ended by a zero byte or the end of the field; null if there is anything else.</summary>
    private static long? Octal(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        ReadOnlySpan<byte> digits = (end < 0 ? field : field[..end]).Trim((byte)' ');
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'7'))
        {
            return null;
        }

        // At most 12 digits, 36 bits.
        long value = 0;
        foreach (byte digit in digits)
        {
            value = (8 * value) + (digit - '0');
        }

        return value;
    }
}

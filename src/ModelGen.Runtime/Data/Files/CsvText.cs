using System.Text;

namespace ModelGen;

/// <summary>Brings the bytes of a text file to UTF-8 without a byte order mark.</summary>
internal static class CsvText
{
    /// <summary>Bytes that show whether every second one is 0.</summary>
    private const int LookedAt = 64;

    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>Returns the text in UTF-8, and the encoding that it was in.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="given">What the user says; null to guess.</param>
    /// <exception cref="DataFormatException">The bytes are not valid text in that encoding.</exception>
    public static (byte[] Text, Encoding Encoding) ToUtf8(byte[] file, string name, Encoding? given)
    {
        Encoding encoding = given ?? Guess(file);
        int mark = file.AsSpan().StartsWith(encoding.GetPreamble()) ? encoding.GetPreamble().Length : 0;
        if (encoding is UTF8Encoding)
        {
            return (file[mark..], encoding);
        }

        try
        {
            return (Encoding.Convert(encoding, Encoding.UTF8, file, mark, file.Length - mark), encoding);
        }
        catch (DecoderFallbackException exception)
        {
            throw new DataFormatException(name, mark + exception.Index, $"the text is not {encoding.WebName}. Set CsvOptions.Encoding.", exception);
        }
    }

    private static Encoding Guess(byte[] file)
    {
        ReadOnlySpan<byte> head = file.AsSpan(0, Math.Min(file.Length, LookedAt) & ~1);
        if (head.StartsWith(LittleEndian.Preamble) || HasZeros(head, 1))
        {
            return LittleEndian;
        }

        return head.StartsWith(BigEndian.Preamble) || HasZeros(head, 0) ? BigEndian : Encoding.UTF8;
    }

    /// <summary>True if exactly the bytes at this offset from every even position are 0.</summary>
    private static bool HasZeros(ReadOnlySpan<byte> head, int at)
    {
        bool zeros = head.Length > 0;
        for (int i = 0; i < head.Length; i += 2)
        {
            zeros &= head[i + at] == 0 && head[i + 1 - at] != 0;
        }

        return zeros;
    }
}

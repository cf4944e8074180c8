using System.Text;

namespace ModelGen;

/// <summary>Brings the bytes of a text file to UTF-8 without a byte order mark.</summary>
internal static class CsvText
{
    /// <summary>Bytes that show whether every second one is 0.</summary>
    private const int LookedAt = 64;

    /// <summary>Returns the text in UTF-8, and the encoding that it was in.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="given">What the user says; null to guess.</param>
    public static (byte[] Text, Encoding Encoding) ToUtf8(byte[] file, Encoding? given)
    {
        Encoding encoding = given ?? Guess(file);
        int mark = file.AsSpan().StartsWith(encoding.GetPreamble()) ? encoding.GetPreamble().Length : 0;
        if (encoding is UTF8Encoding)
        {
            return (file[mark..], encoding);
        }

        return (Encoding.Convert(encoding, Encoding.UTF8, file, mark, file.Length - mark), encoding);
    }

    private static Encoding Guess(byte[] file)
    {
        ReadOnlySpan<byte> head = file.AsSpan(0, Math.Min(file.Length, LookedAt) & ~1);
        if (head.StartsWith(Encoding.Unicode.Preamble) || HasZeros(head, 1))
        {
            return Encoding.Unicode;
        }

        return head.StartsWith(Encoding.BigEndianUnicode.Preamble) || HasZeros(head, 0) ? Encoding.BigEndianUnicode : Encoding.UTF8;
    }

    /// <summary>Whether the bytes at each even place and so many behind it are 0, and the others are not.</summary>
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

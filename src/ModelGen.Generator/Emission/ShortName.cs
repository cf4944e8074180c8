using System.Globalization;
using System.Text;

namespace ModelGen.Generator.Emission;

/// <summary>Names that a file can have: 255 bytes are the most on the usual file systems.</summary>
internal static class ShortName
{
    private const int HashLength = 16;

    /// <summary>
    /// Returns a name as it is where its UTF-8 has at most so many bytes; else its end, which tells most, behind a hash of the
    /// whole. Different names stay different.
    /// </summary>
    public static string Of(string name, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= bytes)
        {
            return name;
        }

        int start = name.Length;
        for (int left = bytes - HashLength - 1; ; start--)
        {
            int letters = start > 1 && char.IsSurrogatePair(name[start - 2], name[start - 1]) ? 2 : 1;
            left -= Encoding.UTF8.GetByteCount(name.Substring(start - letters, letters));
            if (left < 0)
            {
                return $"{Hash(name).ToString("x16", CultureInfo.InvariantCulture)}-{name.Substring(start)}";
            }

            start -= letters - 1;
        }
    }

    /// <summary>FNV-1a, 64 bits: it needs no library of the system, as SHA-256 does on Linux.</summary>
    private static ulong Hash(string name)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in name)
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        return hash;
    }
}

using System.Text.Json;

namespace ModelGen.Logging;

/// <summary>Prepares a file of JSON objects, one a line, for more of them.</summary>
internal static class JsonLinesFile
{
    // No line of ours is nearly as long: a longer one is of another kind of file.
    private const int LongestLine = 1 << 20;

    /// <summary>Ends a last line that lacks its end, and takes back one that a crash or a full disk has cut short.</summary>
    /// <exception cref="InvalidDataException">The file holds something else; it stays as it is.</exception>
    public static void Mend(string path)
    {
        using FileStream file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        if (file.Length == 0)
        {
            return;
        }

        byte[] tail = new byte[Math.Min(file.Length, LongestLine)];
        bool startsAsObject = file.ReadByte() == '{';
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        int lastEnd = tail.AsSpan().LastIndexOf((byte)'\n');
        ReadOnlySpan<byte> lastLine = tail.AsSpan(lastEnd + 1);
        if (!startsAsObject || (lastLine.Length > 0 && (lastLine[0] != '{' || lastLine.Length == LongestLine)))
        {
            throw new InvalidDataException(
                $"JsonLinesLogger cannot append to '{path}': it does not hold one JSON object per line. Choose another file, or do not append.");
        }

        if (lastLine.Length == 0)
        {
            return;
        }

        if (IsWhole(lastLine))
        {
            file.WriteByte((byte)'\n');
        }
        else
        {
            file.SetLength(file.Length - lastLine.Length);
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

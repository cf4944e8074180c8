namespace ModelGen;

/// <summary>Guesses what separates the cells of a table.</summary>
internal static class CsvSeparator
{
    private const int LinesLookedAt = 50;

    /// <summary>The rarer in numbers and words, the earlier: decimal commas are as regular as separators.</summary>
    private static ReadOnlySpan<byte> Candidates => "\t;|, "u8;

    /// <summary>
    /// Returns the first candidate that each of the first lines has equally often, outside quotes; a comma if there is none.
    /// Spaces separate only where nothing else might.
    /// </summary>
    public static char Guess(ReadOnlySpan<byte> text)
    {
        Span<int> expected = stackalloc int[Candidates.Length];
        Span<int> counts = stackalloc int[Candidates.Length];
        expected.Fill(-1);
        bool others = false;
        for (int line = 0, at = 0; line < LinesLookedAt && at < text.Length; line++)
        {
            int length = Line(text[at..], counts);
            if (text.Slice(at, length).ContainsAnyExcept(" \t\r\n"u8))
            {
                for (int i = 0; i < counts.Length; i++)
                {
                    others |= counts[i] > 0 && Candidates[i] != ' ';
                    expected[i] = expected[i] < 0 || expected[i] == counts[i] ? counts[i] : 0;
                }
            }

            at += length;
        }

        for (int i = 0; i < expected.Length; i++)
        {
            if (expected[i] > 0 && (Candidates[i] != ' ' || !others))
            {
                return (char)Candidates[i];
            }
        }

        return ',';
    }

    /// <summary>Counts the candidates up to the end of the line; returns its length.</summary>
    private static int Line(ReadOnlySpan<byte> text, Span<int> counts)
    {
        counts.Clear();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' && !quoted)
            {
                return i + 1;
            }

            quoted ^= text[i] == '"';
            int candidate = quoted ? -1 : Candidates.IndexOf(text[i]);
            if (candidate >= 0)
            {
                counts[candidate]++;
            }
        }

        return text.Length;
    }
}

using System.Text;

namespace ModelGen;

/// <summary>A line of a CSV file (RFC 4180): a cell that holds the separator or a quote stands in quotes, its own quotes doubled.</summary>
internal static class CsvLine
{
    public static string Join(IEnumerable<string> cells, char separator) => string.Join(separator, cells.Select(cell => Quote(cell, separator)));

    public static string[] Split(string line, char separator)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                // The first quote of a doubled one ends the quoted part, the second is text and continues with it.
                if (!quoted && i > 0 && line[i - 1] == '"')
                {
                    cell.Append('"');
                }

                quoted = !quoted;
            }
            else if (line[i] == separator && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        return [.. cells, cell.ToString()];
    }

    private static string Quote(string cell, char separator) =>
        cell.AsSpan().IndexOfAny(separator, '"') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

using ModelGen.Serialization;

namespace ModelGen;

/// <summary>Finds the names of a table's columns.</summary>
internal static class CsvHeader
{
    /// <exception cref="DataFormatException">The table has no rows, or a name is empty or occurs twice.</exception>
    /// <exception cref="ArgumentException">The options have another number of names, or one twice.</exception>
    public static string[] Names(CsvCells cells, CsvOptions options)
    {
        if (cells.RowCount <= (options.HasHeader == true ? 1 : 0))
        {
            throw cells.EndError("There is no row of values" + (options.HasHeader == true ? " after a row of column names. Without a header, set CsvOptions.HasHeader = false." : "."));
        }

        if (options.ColumnNames is { } given)
        {
            return Checked(cells, given);
        }

        string[] names = new string[cells.ColumnCount];
        Dictionary<string, int> places = [];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = options.HasHeader == true ? cells.Text(0, i) : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Column{i + 1}");
            if (names[i].Length == 0 || !places.TryAdd(names[i], i))
            {
                string fault = names[i].Length == 0 ? $"column {i + 1} has no name." : $"columns {places[names[i]] + 1} and {i + 1} are both named {Quote.Short(names[i])}.";
                throw cells.Error(0, i, $"{fault} If the first row is not a header, set CsvOptions.HasHeader = false; CsvOptions.ColumnNames gives other names.");
            }
        }

        return names;
    }

    private static string[] Checked(CsvCells cells, IReadOnlyList<string> names)
    {
        if (names.Count != cells.ColumnCount)
        {
            throw new ArgumentException($"CsvOptions.ColumnNames has {names.Count} names, but {cells.Name} has {cells.ColumnCount} columns, separated by {Quote.Short(cells.Options.Separator.ToString()!)}.", nameof(names));
        }

        string[] distinct = [.. names.Distinct(StringComparer.Ordinal)];
        return distinct.Length == names.Count ? distinct : throw new ArgumentException($"CsvOptions.ColumnNames has a name twice: {string.Join(", ", names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => Quote.Short(group.Key)))}.", nameof(names));
    }
}

using System.Collections.ObjectModel;
using System.Text;
using ModelGen.Serialization;

namespace ModelGen;

/// <summary>
/// Makes numbers of columns of words: each becomes as many columns as it has categories, 1 in that of its word and 0 in all
/// others, named <c>colour=red</c>. Fit it on the training table and apply it to all tables: then they have the same columns.
/// </summary>
public sealed class OneHotEncoder
{
    private readonly ReadOnlyDictionary<string, IReadOnlyList<string>> categories;

    private OneHotEncoder(Dictionary<string, IReadOnlyList<string>> categories) => this.categories = new(categories);

    /// <summary>By column, the categories in the order of their columns: numbers by value, texts alphabetically.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Categories => categories;

    /// <summary>Collects the categories of some columns.</summary>
    /// <param name="table">The training table.</param>
    /// <param name="columns">What to encode; by default each column with a text that is not a number. Leave the target out: <c>table.Without("target")</c>.</param>
    /// <exception cref="ArgumentException">No such column, or one that has another text in each row.</exception>
    /// <exception cref="DataFormatException">A value is missing; the message names line and column.</exception>
    public static OneHotEncoder Fit(CsvTable table, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        Dictionary<string, IReadOnlyList<string>> categories = [];
        foreach (string column in columns.Count > 0 ? columns : [.. table.Columns.Where(table.HasTexts)])
        {
            string[] texts = table.Texts(column);
            ExpectValues(table, column, texts);
            string[] found = CsvClasses.Of(texts);
            if (found.Length == texts.Length && found.Length > 2)
            {
                throw new ArgumentException($"Column {Quote.Short(column)} has a different text in each of {texts.Length} rows, so they are not categories. Leave it out with Without.", nameof(columns));
            }

            categories[column] = Array.AsReadOnly(found);
        }

        return new(categories);
    }

    /// <summary>Puts columns of zeros and ones in the place of each column that was fitted.</summary>
    /// <param name="table">Any table with these columns.</param>
    /// <param name="ignoreUnknown">Whether a text that was not fitted has zeros in all columns; by default it is an error.</param>
    /// <exception cref="ArgumentException">The table lacks a column.</exception>
    /// <exception cref="DataFormatException">A value is missing, or a text was not fitted; the message names line and column.</exception>
    public CsvTable Apply(CsvTable table, bool ignoreUnknown = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach ((string column, IReadOnlyList<string> known) in categories)
        {
            string[] texts = table.Texts(column);
            ExpectValues(table, column, texts);
            HashSet<string> set = [.. known];
            int unknown = ignoreUnknown ? -1 : Array.FindIndex(texts, text => !set.Contains(text));
            if (unknown >= 0)
            {
                throw table.Error(
                    unknown, table.IndexOf(column),
                    $"{Quote.Short(texts[unknown])} is not one of the {known.Count} fitted categories. Fit on a table that has them all, or pass ignoreUnknown: true.");
            }
        }

        return table.With([.. table.Layout.SelectMany(Encoded)]);
    }

    private static void ExpectValues(CsvTable table, string column, string[] texts)
    {
        int missing = Array.FindIndex(texts, table.IsMissing);
        if (missing >= 0)
        {
            throw table.Error(
                missing, table.IndexOf(column),
                CsvTable.Missing("value", texts[missing]) + " CsvOptions.MissingMarkers = [] makes a category of it.");
        }
    }

    private IEnumerable<CsvColumn> Encoded(CsvColumn column) => column.Category is null && categories.TryGetValue(column.Name, out IReadOnlyList<string>? known)
        ? known.Select(category => new CsvColumn($"{column.Name}={category}", column.Index, Encoding.UTF8.GetBytes(category)))
        : [column];
}

using ModelGen.Serialization;

namespace ModelGen;

/// <summary>
/// A table from a text file: rows of cells, with numbers or with words. The file may be plain or gzip, its fields quoted, its
/// separator, header, decimal comma and encoding guessed or given: <see cref="Options"/> and <see cref="ToString"/> say what was
/// found. At most 256 MiB.
/// </summary>
public sealed partial class CsvTable
{
    private readonly CsvCells cells;
    private readonly CsvColumn[] columns;

    // The rows of the file, in order, that are rows of the table.
    private readonly int[] rows;

    private CsvTable(CsvCells cells, CsvOptions options, CsvColumn[] columns, int[] rows)
    {
        this.cells = cells;
        this.columns = columns;
        this.rows = rows;
        Options = options;
        Columns = Array.AsReadOnly(Array.ConvertAll(columns, column => column.Name));
    }

    /// <summary>The names of the columns, in their order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, a header not counted.</summary>
    public int RowCount => rows.Length;

    /// <summary>
    /// Gets the options that the file was read with, including everything that was guessed. Pass them to <see
    /// cref="Read(string, CsvOptions?)"/> to read another file the same way.
    /// </summary>
    public CsvOptions Options { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written; by default guessed.</param>
    /// <exception cref="DataFormatException">The file is not a table, a row is too short or too long, or a name is empty or there twice.</exception>
    /// <exception cref="ArgumentException">The options do not fit the file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Read(string path, CsvOptions? options = null)
    {
        using DataInput input = DataInput.Open(path);
        return Read(input, options);
    }

    /// <summary>Reads a stream to its end, such as an embedded resource, and leaves it open.</summary>
    /// <param name="stream">Stands where the table begins.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">How it is written; by default guessed.</param>
    /// <exception cref="DataFormatException">The stream is not a table, a row is too short or too long, or a name is empty or there twice.</exception>
    /// <exception cref="ArgumentException">The options do not fit the stream.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static CsvTable Read(Stream stream, string name, CsvOptions? options = null)
    {
        using DataInput input = new(stream, name);
        return Read(input, options);
    }

    /// <summary>The table without some columns, such as texts that number the rows.</summary>
    /// <exception cref="ArgumentException">No such column.</exception>
    public CsvTable Without(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        int[] dropped = Array.ConvertAll(names, IndexOf);
        return With([.. columns.Where((_, i) => !dropped.Contains(i))]);
    }

    /// <summary>
    /// The table with these columns alone, in this order. <c>table.Select(other.Columns)</c> brings a table into the order of
    /// another.
    /// </summary>
    /// <exception cref="ArgumentException">No such column, one twice, or none at all.</exception>
    public CsvTable Select(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfZero(names.Count, nameof(names));
        int[] kept = [.. names.Select(IndexOf)];
        return kept.Distinct().Count() == kept.Length
            ? With(Array.ConvertAll(kept, i => columns[i]))
            : throw new ArgumentException($"A column is selected twice: {string.Join(", ", names.Select(Quote.Short))}.", nameof(names));
    }

    /// <summary>The table without the rows in which a value is missing, in any of its columns. See <see cref="CsvOptions.MissingMarkers"/>.</summary>
    public CsvTable DropMissing() =>
        new(cells, Options, columns, [.. rows.Where(row => !Array.Exists(columns, column => IsMissing(cells.Text(row, column.Index))))]);

    /// <summary>The numbers of one column, one a row; for series and targets that no dataset is made of yet.</summary>
    /// <exception cref="ArgumentException">No such column.</exception>
    /// <exception cref="DataFormatException">A value is missing or no number; the message names line and column.</exception>
    public float[] Numbers(string column) => Numbers([IndexOf(column)]);

    /// <summary>The texts of one column, one a row, without blanks around them.</summary>
    /// <exception cref="ArgumentException">No such column.</exception>
    public string[] Texts(string column)
    {
        int index = columns[IndexOf(column)].Index;
        return Array.ConvertAll(rows, row => cells.Text(row, index));
    }

    /// <summary>Rows, columns and how the file is written, in one line.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{RowCount} rows of {columns.Length} columns, separated by {Quote.Short(Options.Separator == '\t' ? "tab" : $"{Options.Separator}")}, {(Options.HasHeader == true ? "with" : "without")} a header, decimal {(Options.DecimalComma == true ? "comma" : "point")}, {Options.Encoding!.WebName}");

    /// <summary>The same rows with other columns.</summary>
    internal CsvTable With(CsvColumn[] others) => new(cells, Options, others, rows);

    /// <summary>The columns as the file has them or an encoder made them.</summary>
    internal IReadOnlyList<CsvColumn> Layout => columns;

    /// <summary>True if a text marks a missing value.</summary>
    internal bool IsMissing(string text) => Options.MissingMarkers.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>True if a column has a text that is neither a number nor a marker of a missing value.</summary>
    internal bool HasTexts(string name)
    {
        CsvColumn column = columns[IndexOf(name)];
        return column.Category is null && Array.Exists(
            rows, row => !CsvNumber.TryRead(cells.Bytes(row, column.Index), Options.DecimalComma == true, out _) && !IsMissing(cells.Text(row, column.Index)));
    }

    /// <summary>The place of a column.</summary>
    internal int IndexOf(string name)
    {
        int index = Array.FindIndex(columns, column => column.Name == name);
        return index >= 0 ? index : throw new ArgumentException(
            $"There is no column {Quote.Short(name)} in {cells.Name}. Its columns are: {Listed()}.{(Options is { HasHeader: false, ColumnNames: null } ? " The file was read without a header: CsvOptions.HasHeader = true makes its first row the header, ColumnNames gives names." : "")}",
            nameof(name));
    }

    /// <summary>The exception for a cell.</summary>
    internal DataFormatException Error(int row, int column, string reason) =>
        cells.Error(rows[row], columns[column].Index, $"column {Quote.Short(columns[column].Name)}: {reason}");

    private static CsvTable Read(DataInput input, CsvOptions? options)
    {
        CsvCells cells = CsvCells.Read(input, options ?? new());
        CsvOptions settled = CsvDialect.Settle(cells);
        string[] names = CsvHeader.Names(cells, settled);
        int first = settled.HasHeader == true ? 1 : 0;
        return new(cells, settled, [.. names.Select((name, i) => new CsvColumn(name, i))], [.. Enumerable.Range(first, cells.RowCount - first)]);
    }

    private string Listed()
    {
        const int Most = 20;
        return string.Join(", ", columns.Take(Most).Select(column => Quote.Short(column.Name))) + (columns.Length > Most ? $" and {columns.Length - Most} more" : "");
    }
}

using System.Text;

namespace ModelGen;

/// <summary>Says how a table is written. What is left out, null, is guessed from the file; <see cref="CsvTable.Options"/> has what was found.</summary>
public sealed record CsvOptions
{
    /// <summary>The character between two cells. Guessed among tab, semicolon, bar, comma and space: the first that each line has equally often.</summary>
    public char? Separator { get; init; }

    /// <summary>
    /// Gets a value indicating whether the first row has the column names. If not set, it is guessed: false if that row has
    /// a number in a column of numbers, or if <see cref="ColumnNames"/> are given.
    /// </summary>
    public bool? HasHeader { get; init; }

    /// <summary>One name a column, in the order of the file; they take the place of a header's. Without both, columns are Column1, Column2 and so on.</summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>
    /// Gets a value indicating whether 1,5 means one and a half. If not set, it is guessed: true if some cells are numbers
    /// with a comma and none with a point.
    /// </summary>
    public bool? DecimalComma { get; init; }

    /// <summary>Gets the texts that mark a missing value. Case is ignored.</summary>
    public IReadOnlyList<string> MissingMarkers { get; init; } = ["", "?", "NA", "N/A", "NaN", "null"];

    /// <summary>The encoding of the text. Guessed: UTF-16 where a byte order mark says so or every second byte is 0, else UTF-8.</summary>
    public Encoding? Encoding { get; init; }
}

using System.Text;

namespace ModelGen;

/// <summary>Says how a table is written. What is left out, null, is guessed from the file; <see cref="CsvTable.Options"/> has what was found.</summary>
public sealed record CsvOptions
{
    /// <summary>The character between two cells. Guessed among tab, semicolon, bar, comma and space: the first that each line has equally often.</summary>
    public char? Separator { get; init; }

    /// <summary>
    /// Whether the first row has the names of the columns. Guessed: it does not where it has a number in a column of numbers, nor
    /// where <see cref="ColumnNames"/> are given.
    /// </summary>
    public bool? HasHeader { get; init; }

    /// <summary>One name a column, in the order of the file; they take the place of a header's. Without both, columns are Column1, Column2 and so on.</summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>Whether 1,5 is one and a half. Guessed: it is where some cells are numbers with a comma and none with a point.</summary>
    public bool? DecimalComma { get; init; }

    /// <summary>What stands in a cell whose value is missing, in any case of letters.</summary>
    public IReadOnlyList<string> MissingMarkers { get; init; } = ["", "?", "NA", "N/A", "NaN", "null"];

    /// <summary>The encoding of the text. Guessed: UTF-16 where a byte order mark says so or every second byte is 0, else UTF-8.</summary>
    public Encoding? Encoding { get; init; }
}

using ModelGen.Serialization;

namespace ModelGen;

/// <summary>Guesses what a look at the cells can tell: whether the first row is a header, and whether numbers have a decimal comma.</summary>
internal static class CsvDialect
{
    private const int RowsLookedAt = 1000;

    /// <summary>Returns the table's options, none of them null but for the names.</summary>
    public static CsvOptions Settle(CsvCells cells)
    {
        CsvOptions options = cells.Options;
        options = options with { DecimalComma = options.DecimalComma ?? HasDecimalComma(cells) };
        return options with { HasHeader = options.HasHeader ?? (options.ColumnNames is null && HasHeader(cells, options.DecimalComma.Value)) };
    }

    /// <summary>True if no cell of the first row is a number above a number.</summary>
    private static bool HasHeader(CsvCells cells, bool decimalComma)
    {
        for (int column = 0; cells.RowCount > 0 && column < cells.ColumnCount; column++)
        {
            int below = int.Min(1, cells.RowCount - 1);
            if (CsvNumber.TryRead(cells.Bytes(0, column), decimalComma, out _) && CsvNumber.TryRead(cells.Bytes(below, column), decimalComma, out _))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True if some cells are numbers only with a decimal comma, and none only with a decimal point.</summary>
    /// <exception cref="DataFormatException">All that have a comma might be thousands as well.</exception>
    private static bool HasDecimalComma(CsvCells cells)
    {
        (int Row, int Column)? first = null;
        bool clear = false;
        foreach ((int row, int column) in Cells(cells))
        {
            ReadOnlySpan<byte> cell = cells.Bytes(row, column);
            if (cell.Contains((byte)'.') && CsvNumber.TryRead(cell, decimalComma: false, out _))
            {
                return false;
            }

            if (cell.Contains((byte)',') && CsvNumber.TryRead(cell, decimalComma: true, out _))
            {
                first ??= (row, column);
                clear |= !CsvNumber.MayBeThousands(cell);
            }
        }

        return clear || first is not { } at
            ? clear
            : throw cells.Error(
                at.Row, at.Column, $"{Quote.Short(cells.Text(at.Row, at.Column))} may have a decimal comma or be grouped in thousands. Set CsvOptions.DecimalComma.");
    }

    private static IEnumerable<(int Row, int Column)> Cells(CsvCells cells) =>
        from row in Enumerable.Range(0, int.Min(cells.RowCount, RowsLookedAt))
        from column in Enumerable.Range(0, cells.ColumnCount)
        select (row, column);
}

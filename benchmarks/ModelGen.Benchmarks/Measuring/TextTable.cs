namespace ModelGen.Benchmarks;

/// <summary>A table that appears row by row, so that its columns' widths are known before their content.</summary>
internal sealed class TextTable(params TextColumn[] columns)
{
    public void WriteHeader() => WriteRow([.. columns.Select(column => column.Title)]);

    public void WriteRow(params string[] cells) => Console.WriteLine(string.Join("  ", cells.Zip(columns, (cell, column) => column.Align(cell))).TrimEnd());
}

/// <summary>Text stands left, numbers right. A cell that is too long moves the rest of its row.</summary>
internal sealed record TextColumn(string Title, int Width, bool IsText = false)
{
    public string Align(string cell) => IsText ? cell.PadRight(Width) : cell.PadLeft(Width);
}

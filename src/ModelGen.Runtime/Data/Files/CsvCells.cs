using System.Text;

namespace ModelGen;

/// <summary>
/// Locates the cells of a comma-separated file in its bytes, row after row; row <see cref="Header"/> has the column names.
/// </summary>
internal sealed class CsvCells
{
    /// <summary>The number of the first row of the file.</summary>
    public const int Header = -1;

    // The places of cells can take twelve times the file.
    private const int LargestFile = 256 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] file;
    private readonly List<Cell> cells = [];

    private CsvCells(byte[] file, string name)
    {
        this.file = file;
        Name = name;
    }

    /// <summary>The file's path, or the name of the stream.</summary>
    public string Name { get; }

    /// <summary>Cells in each row.</summary>
    public int ColumnCount { get; private set; }

    /// <summary>Rows without the first.</summary>
    public int RowCount => (cells.Count / ColumnCount) - 1;

    /// <summary>Reads to the end and finds the cells.</summary>
    public static CsvCells Read(DataInput input)
    {
        CsvCells found = new(input.ReadToEnd(LargestFile), input.Name);
        found.Find();
        return found;
    }

    /// <summary>The bytes of a cell, its quotes taken off.</summary>
    public ReadOnlySpan<byte> Bytes(int row, int column)
    {
        Cell cell = At(row, column);
        ReadOnlySpan<byte> bytes = file.AsSpan(cell.Start, cell.Length);
        return cell.HasDoubledQuotes ? Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("\"\"", "\"", StringComparison.Ordinal)) : bytes;
    }

    /// <summary>The text of a cell.</summary>
    public string Text(int row, int column)
    {
        try
        {
            return Utf8.GetString(Bytes(row, column));
        }
        catch (DecoderFallbackException)
        {
            throw Error(row, column, "the text is not UTF-8.");
        }
    }

    /// <summary>The exception for something wrong with a cell.</summary>
    public DataFormatException Error(int row, int column, string reason) => ErrorAt(At(row, column).Start, reason);

    private Cell At(int row, int column) => cells[((row + 1) * ColumnCount) + column];

    private void Find()
    {
        int at = file.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        while (at < file.Length)
        {
            int lineStart = at;
            int before = cells.Count;
            FindLine(ref at);
            int count = cells.Count - before;
            if (count == 1 && cells[^1] is { Length: 0, Quoted: false })
            {
                cells.RemoveAt(cells.Count - 1); // an empty line
            }
            else if (ColumnCount == 0)
            {
                ColumnCount = count;
            }
            else if (count != ColumnCount)
            {
                throw ErrorAt(lineStart, $"the line has {count} fields, but the first has {ColumnCount}.");
            }
        }

        if (ColumnCount == 0 || RowCount == 0)
        {
            throw new DataFormatException(Name, file.Length, "There is no row of numbers after a row of column names.");
        }
    }

    /// <summary>Finds the cells up to the end of a line and goes behind it.</summary>
    private void FindLine(ref int at)
    {
        while (true)
        {
            if (at < file.Length && file[at] == '"')
            {
                FindQuoted(ref at);
            }
            else
            {
                FindPlain(ref at);
            }

            if (at == file.Length)
            {
                return;
            }

            // A comma at the very end has an empty cell behind it.
            if (file[at++] == '\n')
            {
                return;
            }
        }
    }

    private void FindPlain(ref int at)
    {
        int start = at;
        int length = file.AsSpan(at).IndexOfAny((byte)',', (byte)'\n', (byte)'"');
        at = length < 0 ? file.Length : at + length;
        if (at < file.Length && file[at] == '"')
        {
            throw ErrorAt(at, "a quote inside a field that does not begin with one.");
        }

        int end = at < file.Length && file[at] == ',' ? at : WithoutReturn(start, at);
        cells.Add(new(start, end - start, Quoted: false, HasDoubledQuotes: false));
    }

    private void FindQuoted(ref int at)
    {
        int start = ++at;
        bool doubled = false;
        while (true)
        {
            int length = file.AsSpan(at).IndexOf((byte)'"');
            if (length < 0)
            {
                throw ErrorAt(start - 1, "the quote that begins here is never closed.");
            }

            at += length + 1;
            if (at == file.Length || file[at] != '"')
            {
                break;
            }

            doubled = true;
            at++;
        }

        cells.Add(new(start, at - 1 - start, Quoted: true, doubled));
        if (at + 1 < file.Length && file[at] == '\r' && file[at + 1] == '\n')
        {
            at++;
        }

        if (at < file.Length && file[at] is not ((byte)',' or (byte)'\n'))
        {
            throw ErrorAt(at, "a quoted field goes on after its closing quote.");
        }
    }

    private int WithoutReturn(int start, int end) => end > start && file[end - 1] == '\r' ? end - 1 : end;

    private DataFormatException ErrorAt(int offset, string reason) =>
        new(Name, offset, FormattableString.Invariant($"line {1 + file.AsSpan(0, offset).Count((byte)'\n')}, {reason}"));

    private readonly record struct Cell(int Start, int Length, bool Quoted, bool HasDoubledQuotes);
}

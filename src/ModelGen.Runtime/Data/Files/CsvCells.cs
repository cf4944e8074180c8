using System.Text;
using ModelGen.Serialization;

namespace ModelGen;

/// <summary>
/// Locates the cells of a table in the bytes of its file, row after row (RFC 4180, with any separator, and blanks allowed
/// around quotes).
/// </summary>
internal sealed class CsvCells
{
    // The places of cells can take twelve times the file.
    private const int LargestFile = 256 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] file;
    private readonly byte separator;
    private readonly List<Cell> cells = [];

    private CsvCells(byte[] file, string name, CsvOptions options)
    {
        (this.file, Encoding encoding) = CsvText.ToUtf8(file, name, options.Encoding);
        char chosen = options.Separator ?? CsvSeparator.Guess(this.file);
        if (chosen is '"' or '\r' or '\n' or > '\u007f')
        {
            throw new ArgumentException($"CsvOptions.Separator is U+{(int)chosen:X4}; a quote, a line end or a non-ASCII character cannot separate fields.", nameof(options));
        }

        separator = (byte)chosen;
        Name = name;
        Options = options with { Separator = chosen, Encoding = encoding };
    }

    /// <summary>The file's path, or the name of the stream.</summary>
    public string Name { get; }

    /// <summary>Gets the options that the file is read with; separator and encoding are decided.</summary>
    public CsvOptions Options { get; }

    /// <summary>Cells in each row.</summary>
    public int ColumnCount { get; private set; }

    /// <summary>All rows, a header among them.</summary>
    public int RowCount => ColumnCount == 0 ? 0 : cells.Count / ColumnCount;

    /// <summary>Reads to the end and finds the cells.</summary>
    public static CsvCells Read(DataInput input, CsvOptions options)
    {
        CsvCells found = new(input.ReadToEnd(LargestFile), input.Name, options);
        found.Find();
        return found;
    }

    /// <summary>The bytes of a cell, without quotes and blanks around it.</summary>
    public ReadOnlySpan<byte> Bytes(int row, int column)
    {
        Cell cell = At(row, column);
        ReadOnlySpan<byte> bytes = file.AsSpan(cell.Start, cell.Length).Trim(" \t"u8);
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
            throw Error(row, column, "the text is not UTF-8. Set CsvOptions.Encoding, for instance to Encoding.Latin1.");
        }
    }

    /// <summary>The exception for something wrong with a cell.</summary>
    public DataFormatException Error(int row, int column, string reason) => ErrorAt(At(row, column).Start, reason);

    /// <summary>The exception for something wrong with the file as a whole.</summary>
    public DataFormatException EndError(string reason) => new(Name, file.Length, reason);

    private Cell At(int row, int column) => cells[(row * ColumnCount) + column];

    private void Find()
    {
        int at = 0;
        while (at < file.Length)
        {
            int lineStart = at;
            int before = cells.Count;
            FindLine(ref at);
            int count = cells.Count - before;
            if (count == 1 && !cells[^1].Quoted && file.AsSpan(cells[^1].Start, cells[^1].Length).Trim(" \t"u8).IsEmpty)
            {
                cells.RemoveAt(cells.Count - 1); // an empty line
            }
            else if (ColumnCount == 0)
            {
                ColumnCount = count;
            }
            else if (count != ColumnCount)
            {
                throw ErrorAt(lineStart, $"the line has {count} fields, but the first has {ColumnCount}, with {Quote.Short(Options.Separator.ToString()!)} between them. CsvOptions.Separator says what separates fields; a field that contains it needs quotes.");
            }
        }
    }

    /// <summary>Finds the cells up to the end of a line and goes behind it.</summary>
    private void FindLine(ref int at)
    {
        while (true)
        {
            int quote = at + Blanks(at);
            if (quote < file.Length && file[quote] == '"')
            {
                at = quote;
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

            // A separator at the very end has an empty cell behind it.
            if (file[at++] == '\n')
            {
                return;
            }
        }
    }

    private void FindPlain(ref int at)
    {
        int start = at;
        int length = file.AsSpan(at).IndexOfAny(separator, (byte)'\n', (byte)'"');
        at = length < 0 ? file.Length : at + length;
        if (at < file.Length && file[at] == '"')
        {
            throw ErrorAt(at, "a quote inside a field that does not begin with one. Put the field in quotes, and double those inside.");
        }

        int end = at < file.Length && file[at] == separator ? at : WithoutReturn(start, at);
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
        at += Blanks(at);
        if (at + 1 < file.Length && file[at] == '\r' && file[at + 1] == '\n')
        {
            at++;
        }

        if (at < file.Length && file[at] != separator && file[at] != '\n')
        {
            throw ErrorAt(at, "a quoted field continues after its closing quote.");
        }
    }

    /// <summary>Spaces and tabs from here on that separate nothing.</summary>
    private int Blanks(int at)
    {
        int count = 0;
        while (at + count < file.Length && file[at + count] is (byte)' ' or (byte)'\t' && file[at + count] != separator)
        {
            count++;
        }

        return count;
    }

    private int WithoutReturn(int start, int end) => end > start && file[end - 1] == '\r' ? end - 1 : end;

    private DataFormatException ErrorAt(int offset, string reason) =>
        new(Name, offset, FormattableString.Invariant($"line {1 + file.AsSpan(0, offset).Count((byte)'\n')}, {reason}"));

    private readonly record struct Cell(int Start, int Length, bool Quoted, bool HasDoubledQuotes);
}

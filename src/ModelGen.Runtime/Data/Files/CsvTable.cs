using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using ModelGen.Serialization;

namespace ModelGen;

/// <summary>
/// A table from a file of comma-separated values (RFC 4180): a row of column names, then rows of numbers. The file is UTF-8, plain or
/// gzip; fields may be quoted; numbers have a decimal point, whatever the machine's culture. A missing value is an error.
/// At most 256 MiB.
/// </summary>
public sealed class CsvTable
{
    private readonly CsvCells cells;
    private readonly int[] indices;
    private readonly ReadOnlyCollection<string> columns;

    private CsvTable(CsvCells cells, int[] indices, string[] columns)
    {
        this.cells = cells;
        this.indices = indices;
        this.columns = Array.AsReadOnly(columns);
    }

    /// <summary>The names of the columns, in their order.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>The rows, that of the names not counted.</summary>
    public int RowCount => cells.RowCount;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFormatException">The file is no table, a row is too short or too long, or a name is empty or there twice.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Read(string path)
    {
        using DataInput input = DataInput.Open(path);
        return Read(input);
    }

    /// <summary>Reads a stream to its end, such as an embedded resource, and leaves it open.</summary>
    /// <param name="stream">Stands where the table begins.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DataFormatException">The stream is no table, a row is too short or too long, or a name is empty or there twice.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static CsvTable Read(Stream stream, string name)
    {
        using DataInput input = new(stream, name);
        return Read(input);
    }

    /// <summary>The table without some columns: those that are no numbers, or say nothing.</summary>
    /// <exception cref="ArgumentException">No such column.</exception>
    public CsvTable Without(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        int[] dropped = Array.ConvertAll(names, IndexOf);
        int[] kept = [.. Enumerable.Range(0, columns.Count).Except(dropped)];
        return new(cells, Array.ConvertAll(kept, i => indices[i]), Array.ConvertAll(kept, i => columns[i]));
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
            ? new(cells, Array.ConvertAll(kept, i => indices[i]), Array.ConvertAll(kept, i => columns[i]))
            : throw new ArgumentException($"A column is selected twice: {string.Join(", ", names.Select(Quote.Short))}.", nameof(names));
    }

    /// <summary>Makes a dataset for regression: some columns are the values to predict, all others the inputs.</summary>
    /// <param name="targets">The names of the columns to predict, at least one.</param>
    /// <returns>Inputs of (columns that are no target), targets in the order of <paramref name="targets"/>.</returns>
    /// <exception cref="ArgumentException">No such column, or none is left for the inputs.</exception>
    /// <exception cref="DataFormatException">A value is missing or no finite number; the message names line and column.</exception>
    public Dataset ToValues(params string[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfZero(targets.Length, nameof(targets));
        int[] outputs = Array.ConvertAll(targets, IndexOf);
        int[] inputs = InputsBeside(outputs);
        return Described(Dataset.FromValues(Numbers(inputs), Numbers(outputs), [inputs.Length], outputs.Length), inputs, targets);
    }

    /// <summary>Makes a dataset for classification: one column says the class, all others are the inputs.</summary>
    /// <param name="target">The name of the column that says the class.</param>
    /// <param name="classNames">What stands in it, at least two: the first is class 0.</param>
    /// <returns>Inputs of (columns but the target).</returns>
    /// <exception cref="ArgumentException">No such column, none is left for the inputs, or class names are too few, empty or alike.</exception>
    /// <exception cref="DataFormatException">A value is missing, no finite number or no class; the message names line and column.</exception>
    public Dataset ToClasses(string target, params string[] classNames)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(classNames);
        if (classNames.Length < 2)
        {
            throw new ArgumentException($"A dataset has at least 2 classes, not {classNames.Length}. Name what stands in column '{target}'.", nameof(classNames));
        }

        int column = IndexOf(target);
        int[] inputs = InputsBeside([column]);
        int[] classes = new int[RowCount];
        for (int row = 0; row < classes.Length; row++)
        {
            string text = cells.Text(row, indices[column]).Trim();
            classes[row] = Array.IndexOf(classNames, text);
            if (classes[row] < 0)
            {
                throw Error(row, column, text.Length == 0 ? "the class is missing." : $"{Quote.Short(text)} is none of the classes {string.Join(", ", classNames)}.");
            }
        }

        return Described(Dataset.FromClasses(Numbers(inputs), classes, classNames.Length, inputs.Length), inputs, target).WithClassNames(classNames);
    }

    private static CsvTable Read(DataInput input)
    {
        CsvCells cells = CsvCells.Read(input);
        string[] names = new string[cells.ColumnCount];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = cells.Text(CsvCells.Header, i).Trim();
            int earlier = Array.IndexOf(names, names[i], 0, i);
            if (names[i].Length == 0 || earlier >= 0)
            {
                throw cells.Error(CsvCells.Header, i, names[i].Length == 0 ? $"column {i + 1} has no name." : $"columns {earlier + 1} and {i + 1} are both named {Quote.Short(names[i])}.");
            }
        }

        return new(cells, [.. Enumerable.Range(0, names.Length)], names);
    }

    private Dataset Described(Dataset data, int[] inputs, params string[] targets) => data.With(data.Description with
    {
        InputNames = Array.AsReadOnly(Array.ConvertAll(inputs, input => columns[input])),
        TargetNames = Array.AsReadOnly((string[])targets.Clone()),
    });

    private int IndexOf(string name)
    {
        int index = columns.IndexOf(name);
        return index >= 0 ? index : throw new ArgumentException($"There is no column '{name}' in {cells.Name}. There are: {string.Join(", ", columns.Select(Quote.Short))}.", nameof(name));
    }

    private int[] InputsBeside(int[] targets)
    {
        int[] inputs = [.. Enumerable.Range(0, columns.Count).Except(targets)];
        return inputs.Length > 0 ? inputs : throw new ArgumentException("All columns are targets; none is left for the inputs.", nameof(targets));
    }

    /// <summary>(rows, columns) of numbers.</summary>
    private float[] Numbers(int[] chosen)
    {
        float[] numbers = new float[RowCount * chosen.Length];
        for (int row = 0; row < RowCount; row++)
        {
            for (int i = 0; i < chosen.Length; i++)
            {
                numbers[(row * chosen.Length) + i] = Number(row, chosen[i]);
            }
        }

        return numbers;
    }

    private float Number(int row, int column)
    {
        ReadOnlySpan<byte> text = cells.Bytes(row, indices[column]).Trim(" \t"u8);
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) && float.IsFinite(number)
            ? number
            : throw Error(row, column, text.IsEmpty ? "the value is missing." : $"{Quote.Short(Encoding.UTF8.GetString(text))} is no finite number.");
    }

    private DataFormatException Error(int row, int column, string reason) =>
        cells.Error(row, indices[column], $"column {Quote.Short(columns[column])}: {reason}");
}

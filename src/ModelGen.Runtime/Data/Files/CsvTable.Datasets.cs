using System.Text;
using ModelGen.Serialization;

namespace ModelGen;

/// <content>Datasets made of columns.</content>
public sealed partial class CsvTable
{
    /// <summary>Makes a dataset for regression: some columns are the values to predict, all others the inputs.</summary>
    /// <param name="targets">The names of the columns to predict, at least one.</param>
    /// <returns>Inputs of (columns that are not targets), targets in the order of <paramref name="targets"/>.</returns>
    /// <exception cref="ArgumentException">No such column, or none is left for the inputs, or no row.</exception>
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
    /// <param name="classNames">
    /// What stands in it, at least two: the first is class 0. Without them, all that stands in it, numbers in their order, texts in
    /// alphabetical order.
    /// </param>
    /// <returns>Inputs of (columns but the target).</returns>
    /// <exception cref="ArgumentException">No such column, none is left for the inputs, or class names are too few, empty or alike.</exception>
    /// <exception cref="DataFormatException">A value is missing, is not a finite number, or is not a class; the message names line and column.</exception>
    public Dataset ToClasses(string target, params string[] classNames)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(classNames);
        int column = IndexOf(target);
        string[] texts = Texts(target);
        string[] names = classNames.Length > 0 ? classNames : CsvClasses.Of(texts.Where(text => !IsMissing(text)));
        if (names.Length < 2)
        {
            throw new ArgumentException($"A dataset must have at least 2 classes, not {names.Length}. Name the values of column '{target}'.", nameof(classNames));
        }

        int[] inputs = InputsBeside([column]);
        int[] classes = new int[RowCount];
        for (int row = 0; row < classes.Length; row++)
        {
            string text = texts[row];
            classes[row] = Array.IndexOf(names, text);
            if (classes[row] < 0)
            {
                throw Error(row, column, IsMissing(text) ? Missing("class", text) : $"{Quote.Short(text)} is not one of the classes {string.Join(", ", names)}.");
            }
        }

        return Described(Dataset.FromClasses(Numbers(inputs), classes, names.Length, inputs.Length), inputs, target).WithClassNames(names);
    }

    /// <summary>Says that a cell has no value, and how to go on.</summary>
    internal static string Missing(string what, string marker) =>
        $"the {what} is missing{(marker.Length > 0 ? $" ({Quote.Short(marker)})" : "")}. DropMissing() leaves out rows that lack a value.";

    private Dataset Described(Dataset data, int[] inputs, params string[] targets) => data.With(data.Description with
    {
        InputNames = Array.AsReadOnly(Array.ConvertAll(inputs, input => columns[input].Name)),
        TargetNames = Array.AsReadOnly((string[])targets.Clone()),
    });

    private int[] InputsBeside(int[] targets)
    {
        int[] inputs = [.. Enumerable.Range(0, columns.Length).Except(targets)];
        return inputs.Length > 0 ? inputs : throw new ArgumentException("All columns are targets; none is left for the inputs.", nameof(targets));
    }

    /// <summary>(rows, columns) of numbers.</summary>
    private float[] Numbers(int[] chosen)
    {
        if ((long)RowCount * chosen.Length > Array.MaxLength)
        {
            throw new ArgumentException($"{RowCount} rows of {chosen.Length} columns are more than an array's {Array.MaxLength} elements. Leave out columns.", nameof(chosen));
        }

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
        ReadOnlySpan<byte> cell = cells.Bytes(rows[row], columns[column].Index);
        if (columns[column].Category is { } category)
        {
            return cell.SequenceEqual(category) ? 1 : 0;
        }

        return CsvNumber.TryRead(cell, Options.DecimalComma == true, out float number) ? number : throw Error(row, column, NoNumber(row, column));
    }

    private string NoNumber(int row, int column)
    {
        string text = Encoding.UTF8.GetString(cells.Bytes(rows[row], columns[column].Index));
        return IsMissing(text) ? Missing("value", text)
            : text.Contains(',') && CsvNumber.TryRead(Encoding.UTF8.GetBytes(text), decimalComma: true, out _)
                ? $"{Quote.Short(text)} is not a finite number with a decimal point. If the comma is a decimal one, set CsvOptions.DecimalComma = true."
            : rows[row] == 0 && Options.HasHeader == false
                ? $"{Quote.Short(text)} is not a finite number. If the first row is a header, set CsvOptions.HasHeader = true."
            : $"{Quote.Short(text)} is not a finite number. OneHotEncoder makes numbers of texts; Without leaves the column out.";
    }
}

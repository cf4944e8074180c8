using System.Globalization;
using System.Text;
using ModelGen.Plots;
using ModelGen.Serialization;

namespace ModelGen;

/// <summary>Counts how often samples of each class are predicted as each class. As a metric, its result is the accuracy.</summary>
/// <remarks>
/// Classes are found as by <see cref="Accuracy"/>; a single output makes two, 0 and 1. A sample with an output that is NaN is in no
/// cell: it counts as wrong, and table and picture say how many there are.
/// </remarks>
public sealed class ConfusionMatrix : Metric
{
    // 128 MiB of counts.
    private const int MaxClasses = 4096;

    private readonly IReadOnlyList<string>? classNames;
    private double[] counts = [];

    // Samples with an output that is NaN: no class is predicted, so they are in no cell, and wrong.
    private double undefined;

    /// <summary>An empty matrix; the number of classes comes with the first predictions.</summary>
    /// <param name="classNames">What <see cref="ToString"/> and plots call the classes; by default their numbers.</param>
    public ConfusionMatrix(IReadOnlyList<string>? classNames = null) => this.classNames = classNames;

    /// <inheritdoc/>
    public override string Name => "confusion_matrix_accuracy";

    /// <summary>The number of classes; 0 before any predictions.</summary>
    public int Classes { get; private set; }

    /// <summary>The samples of class <paramref name="actual"/> that were taken for <paramref name="predicted"/>, or the sum of their weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class does not exist.</exception>
    public double this[int actual, int predicted]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(actual);
            ArgumentOutOfRangeException.ThrowIfNegative(predicted);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(actual, Classes);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(predicted, Classes);
            return counts[(actual * Classes) + predicted];
        }
    }

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double correct = 0;
            double all = undefined;
            for (int i = 0; i < counts.Length; i++)
            {
                all += counts[i];
                correct += i % (Classes + 1) == 0 ? counts[i] : 0;
            }

            return all > 0 ? correct / all : double.NaN;
        }
    }

    /// <summary>Returns the name of a class.</summary>
    public string ClassName(int number) =>
        classNames is not null && number < classNames.Count ? classNames[number] : number.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(counts);
        undefined = 0;
    }

    /// <inheritdoc/>
    public override void KeepState(TrainingState state)
    {
        Classes = state.Keep("classes", Classes, MaxClasses);
        counts = state.Keep("counts", counts, Classes * Classes);
        undefined = state.Keep("undefined", undefined);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A target is not a class number, or there are more than 4,096 classes.</exception>
    public override void Update(in Predictions predictions)
    {
        bool single = predictions.OutputSize == 1;
        int classes = single ? 2 : predictions.OutputSize;
        if (Classes != classes)
        {
            if (classes > MaxClasses)
            {
                throw new ArgumentException($"A confusion matrix has at most {MaxClasses} classes, but the model has {classes} outputs.");
            }

            Classes = classes;
            counts = new double[classes * classes];
        }

        for (int sample = 0; sample < predictions.Samples; sample++)
        {
            int actual = single ? Side(predictions.Targets[sample]) : predictions.TargetClass(sample);
            int predicted = single ? Side(predictions.Outputs[sample]) : predictions.PredictedClass(sample);
            bool isUndefined = float.IsNaN(predictions.OutputOf(sample)[single ? 0 : predicted]); // The largest of outputs with a NaN is that.
            (isUndefined ? ref undefined : ref counts[(actual * classes) + predicted]) += predictions.WeightOf(sample);
        }
    }

    /// <summary>A table: a row for each actual class, a column for each predicted one.</summary>
    public override string ToString()
    {
        const string corner = "actual \\ predicted";
        string[] names = [.. Enumerable.Range(0, Classes).Select(ClassName)];
        int nameWidth = names.Append(corner).Max(name => name.Length);
        int cellWidth = names.Concat(counts.Select(Cell)).Append("").Max(text => text.Length) + 2;

        var table = new StringBuilder(corner.PadRight(nameWidth));
        foreach (string name in names)
        {
            table.Append(name.PadLeft(cellWidth));
        }

        for (int actual = 0; actual < Classes; actual++)
        {
            table.Append('\n').Append(names[actual].PadRight(nameWidth));
            for (int predicted = 0; predicted < Classes; predicted++)
            {
                table.Append(Cell(this[actual, predicted]).PadLeft(cellWidth));
            }
        }

        return Note is { } note ? table.Append('\n').Append(note).ToString() : table.ToString();
    }

    /// <summary>Draws the matrix as an SVG picture: cells shaded by their share of the actual class, with their counts.</summary>
    /// <exception cref="InvalidOperationException">There are more than 200 classes.</exception>
    public string ToSvg() => Classes <= ConfusionMatrixPlot.MostClasses
        ? ConfusionMatrixPlot.ToSvg(this)
        : throw new InvalidOperationException(
            $"{Classes} classes are too many to draw; the limit is {ConfusionMatrixPlot.MostClasses}. Read single cells instead.");

    /// <summary>Writes <see cref="ToSvg"/> to a file; its folder is made if need be, a file that is there is replaced.</summary>
    /// <exception cref="InvalidOperationException">There are more than 200 classes.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void SaveSvg(string path) => AtomicFile.WriteText(path, ToSvg());

    /// <summary>Describes the samples that no cell counts; null if there are none.</summary>
    internal string? Note => double.IsNaN(Result) ? "no samples"
        : undefined > 0 ? $"{Cell(undefined)} not assigned to a class: an output is NaN"
        : null;

    /// <summary>Counts are whole; sums of weights get two decimals.</summary>
    internal static string Cell(double count) => count.ToString("0.##", CultureInfo.InvariantCulture);

    private static int Side(float value) => value > 0.5f ? 1 : 0;
}

using System.Globalization;
using System.Numerics.Tensors;

namespace ModelGen.Training;

/// <summary>
/// Checks that targets are numbers that the loss has a meaning for: with others a loss can fall below 0, or have its least
/// value where nobody wants it. Classes need no look: they were checked when the dataset was made.
/// </summary>
internal static class TargetRules
{
    /// <summary>Computed targets, such as smoothed ones, may be off by the last digits of a float.</summary>
    private const float Rounding = 1e-5f;

    /// <summary>Rows read from text have three decimals at least: off by at most 5e-4 each, and 20 of them by 1e-2.</summary>
    private const float RowRounding = 1e-2f;

    /// <summary>Rows of many classes have four or more, and their small probabilities become 0: the sum lacks up to 5e-5 for each, twice that is let pass.</summary>
    private const float ClassRounding = 1e-4f;

    /// <exception cref="ArgumentException">A target is outside what the loss takes; the message names the first, the range of all, and the loss that fits.</exception>
    public static void Check(ModelInfo info, Dataset data, string what)
    {
        if (data.HasClasses)
        {
            return;
        }

        float[] row = new float[data.TargetSize];
        for (int sample = 0; sample < data.Count; sample++)
        {
            data.CopyTarget(sample, row);
            if (Fault(info.Loss, row) is { } fault)
            {
                TargetFacts facts = TargetFacts.Of(data);
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"{info.Name} trains with Loss.{info.Loss}, which takes {Takes(info.Loss)}, but in {what} sample {sample} has {fault}; all targets are from {facts.Least} to {facts.Most}. {Mend(info.Loss, facts)}"),
                    what);
            }
        }
    }

    private static string? Fault(Loss loss, ReadOnlySpan<float> row)
    {
        (float least, float most) = loss switch
        {
            Loss.BinaryCrossentropy => (-Rounding, 1 + Rounding),
            Loss.CategoricalCrossentropy => (-Rounding, 1 + RowRounding),
            Loss.MeanSquaredLogarithmicError => (-Rounding, float.MaxValue),
            _ => (float.MinValue, float.MaxValue),
        };

        // Not a number is in no range, and both of these pass it on.
        if (!(TensorPrimitives.Min(row) >= least && TensorPrimitives.Max(row) <= most))
        {
            int at = 0;
            while (row[at] >= least && row[at] <= most)
            {
                at++;
            }

            return string.Create(CultureInfo.InvariantCulture, $"target {at} = {row[at]}");
        }

        return loss == Loss.CategoricalCrossentropy && TensorPrimitives.Sum(row) is var sum && !(float.Abs(sum - 1) <= float.Max(RowRounding, ClassRounding * row.Length))
            ? string.Create(CultureInfo.InvariantCulture, $"a row with the sum {sum}")
            : null;
    }

    private static string Takes(Loss loss) => loss switch
    {
        Loss.BinaryCrossentropy => "values from 0 to 1",
        Loss.CategoricalCrossentropy => "one-hot rows, or probabilities that sum to 1",
        Loss.MeanSquaredLogarithmicError => "values of at least 0",
        _ => "finite numbers",
    };

    private static string Mend(Loss loss, TargetFacts facts) => (loss, facts) switch
    {
        (_, { AreFinite: false }) => "Leave out the sample, or mend its target.",
        (Loss.MeanSquaredLogarithmicError, _) => "For values of any sign use Loss.MeanSquaredError, Loss.MeanAbsoluteError or Loss.Huber.",
        (Loss.BinaryCrossentropy, { AreSigns: true }) => "Map -1 and 1 to 0 and 1: (t + 1) / 2.",
        (_, { AreClassNumbers: true, Size: 1, Most: var most }) =>
            string.Create(CultureInfo.InvariantCulture, $"If these are classes, use Dataset.FromClasses with Loss.SparseCategoricalCrossentropy and [Dense({most + 1}, Activation = Activation.Softmax)]; if they are values to predict, Loss.MeanSquaredError."),
        (Loss.CategoricalCrossentropy, { Least: >= 0, Most: <= 1 }) =>
            "If a sample may have several classes, or none, use Loss.BinaryCrossentropy with Activation.Sigmoid.",
        _ => "For values to predict use Loss.MeanSquaredError, Loss.MeanAbsoluteError or Loss.Huber, without sigmoid or softmax; or scale the targets.",
    };
}

using System.Globalization;

namespace ModelGen.Training;

/// <summary>Prints a history: a line a number, with its last value and its best one.</summary>
internal static class HistoryTable
{
    public static string Of(History history, IReadOnlyList<Metric> metrics)
    {
        if (history.Epochs.Count == 0)
        {
            return "no epochs";
        }

        string[] names = [.. history.Epochs.SelectMany(epoch => epoch.Entries).Select(entry => entry.Key).Distinct()];
        int width = names.Max(name => name.Length);
        double seconds = history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds);
        int last = history.Epochs[^1].Epoch;
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{history.Epochs.Count} {(history.Epochs.Count == 1 ? "epoch" : "epochs")} in {seconds:0.0} s, seed {history.Seed}"),
            .. names.Select(name => $"  {name.PadRight(width)}  {LogNumber.Format(history[name][^1])}{Best(history, name, metrics, last)}"),
        ];
        if (history.Warnings.Count > 0)
        {
            lines.Add($"  warnings: {string.Join(" | ", history.Warnings)}");
        }

        return string.Join('\n', lines);
    }

    /// <summary>The best value, where it is known which way the number improves and the last value is not the best.</summary>
    private static string Best(History history, string name, IReadOnlyList<Metric> metrics, int last)
    {
        string plain = name.StartsWith(LogNames.ValidationPrefix, StringComparison.Ordinal) ? name[LogNames.ValidationPrefix.Length..] : name;
        bool? higherIsBetter = plain == LogNames.Loss ? false : metrics.FirstOrDefault(metric => metric.Name == plain)?.HigherIsBetter;
        (int Epoch, double Value)[] values =
        [
            .. history.Epochs.Where(epoch => epoch.TryGet(name, out double value) && double.IsFinite(value)).Select(epoch => (epoch.Epoch, epoch[name])),
        ];
        if (higherIsBetter is not { } higher || values.Length == 0)
        {
            return "";
        }

        (int epoch, double value) = higher ? values.MaxBy(pair => pair.Value) : values.MinBy(pair => pair.Value);
        return epoch == last ? "  (best)" : $"  (best {LogNumber.Format(value)} in epoch {epoch})";
    }
}

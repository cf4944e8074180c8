using ModelGen.Training;

namespace ModelGen;

/// <summary>Loss and metrics as text, sorted by name as in Keras, the learning rate last.</summary>
internal sealed class EpochNumbers
{
    private Metric[] metrics = [];
    private double? firstLearningRate;
    private bool learningRateChanged;

    public void Begin(TrainingContext context)
    {
        metrics = [.. context.Metrics];
        firstLearningRate = null;
        learningRateChanged = false;
    }

    /// <summary>Formats the epoch's loss and metrics so far.</summary>
    public string Running(TrainingContext context) =>
        Join(metrics.Select(metric => KeyValuePair.Create(metric.Name, metric.Result)).Append(new(LogNames.Loss, context.Loss)));

    /// <summary>Formats the epoch's final loss and metrics, including those of validation.</summary>
    public string Final(EpochLogs logs)
    {
        if (logs.TryGet(LogNames.LearningRate, out double learningRate))
        {
            firstLearningRate ??= learningRate;
            learningRateChanged |= learningRate != firstLearningRate;
        }

        return Join(logs.Entries.Where(entry => entry.Key != LogNames.LearningRate || learningRateChanged));
    }

    private static string Join(IEnumerable<KeyValuePair<string, double>> entries) => string.Concat(
        entries.OrderBy(entry => entry.Key == LogNames.LearningRate).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $" - {entry.Key}: {LogNumber.Format(entry.Value)}"));
}

using ModelGen.Training;

namespace ModelGen;

/// <summary>The metrics of a training: those that count samples, then those that count class weights.</summary>
/// <remarks>
/// As Keras's <c>metrics</c> and <c>weighted_metrics</c>: a weighted metric whose name is taken is logged as
/// <c>weighted_accuracy</c>.
/// </remarks>
internal sealed class MetricSet
{
    private readonly int unweightedCount;

    /// <exception cref="ArgumentException">A metric is there twice, or two are logged by one name.</exception>
    public MetricSet(Loss loss, FitOptions options)
    {
        IReadOnlyList<Metric> unweighted = options.Metrics ?? MetricDefaults.For(loss);
        unweightedCount = unweighted.Count;
        All = [.. unweighted, .. options.WeightedMetrics.Select(metric => IsTaken(metric) ? new PrefixedMetric("weighted_", metric) : metric)];
        if (unweighted.Concat(options.WeightedMetrics).Distinct().Count() != All.Count)
        {
            throw new ArgumentException(
                $"{nameof(FitOptions.Metrics)} and {nameof(FitOptions.WeightedMetrics)} have one object twice. Each needs an object of its own, since it holds sums.", nameof(options));
        }

        if (new LogNames(All, options).OfEpoch.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            throw new ArgumentException($"Two numbers of the logs would have the name '{same.Key}'. Give the metric another name.", nameof(options));
        }

        bool IsTaken(Metric metric) => unweighted.Any(other => other.Name == metric.Name);
    }

    /// <summary>All metrics, by the names that they are logged under.</summary>
    public IReadOnlyList<Metric> All { get; }

    /// <summary>Gets the metrics' names as a checkpoint compares them: <c>accuracy; weighted: weighted_accuracy</c>.</summary>
    public string Summary => unweightedCount == All.Count ? Names(All) : $"{Names(All.Take(unweightedCount))}; weighted: {Names(All.Skip(unweightedCount))}";

    /// <summary>Takes in a step's predictions. Allocates nothing.</summary>
    public void Update(in Predictions predictions)
    {
        Predictions unweighted = predictions.Unweighted;
        for (int i = 0; i < All.Count; i++)
        {
            All[i].Update(i < unweightedCount ? unweighted : predictions);
        }
    }

    private static string Names(IEnumerable<Metric> metrics) => string.Join(", ", metrics.Select(metric => metric.Name));
}

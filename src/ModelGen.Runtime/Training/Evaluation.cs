using ModelGen.Training;

namespace ModelGen;

/// <summary>The outcome of <c>TrainableModel.Evaluate</c>.</summary>
/// <param name="Loss">The mean loss, regularisers included.</param>
/// <param name="Metrics">The metrics by name, in the order in which they were asked for.</param>
public sealed record Evaluation(double Loss, IReadOnlyList<KeyValuePair<string, double>> Metrics)
{
    /// <summary>One metric.</summary>
    /// <exception cref="KeyNotFoundException">It was not measured; the message lists those that were.</exception>
    public double this[string name]
    {
        get
        {
            foreach (KeyValuePair<string, double> metric in Metrics)
            {
                if (metric.Key == name)
                {
                    return metric.Value;
                }
            }

            throw new KeyNotFoundException($"No '{name}' was measured. {NameHint.For(name, [.. Metrics.Select(metric => metric.Key)])}");
        }
    }

    /// <summary><c>loss: 0.0312 - accuracy: 0.9901</c></summary>
    public override string ToString() => LogNumber.Join(Metrics.Prepend(new(LogNames.Loss, Loss)));
}

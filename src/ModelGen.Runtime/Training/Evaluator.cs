namespace ModelGen.Training;

/// <summary>Measures a model over a dataset; may be asked again after the weights have changed.</summary>
internal abstract class Evaluator : IDisposable
{
    // Enough samples to keep the lanes busy between two updates of the metrics.
    public const int MostSamples = 512;

    private readonly TrainableModel model;
    private readonly IReadOnlyList<Metric> metrics;
    private readonly WeightRegularizers regularizers;
    private readonly int[] order;

    protected Evaluator(TrainableModel model, Dataset data, IReadOnlyList<Metric> metrics, string what)
    {
        DataRules.Check(model, data, what);
        this.model = model;
        this.metrics = metrics;
        BatchSize = int.Min(MostSamples, data.Count);
        regularizers = new WeightRegularizers(model.Info);
        order = [.. Enumerable.Range(0, data.Count)];
    }

    /// <summary>Samples at a time.</summary>
    protected int BatchSize { get; }

    /// <summary>The samples of the last <see cref="RunBatch"/>.</summary>
    protected abstract Predictions Predictions { get; }

    public Evaluation Run()
    {
        foreach (Metric metric in metrics)
        {
            metric.Reset();
        }

        TakeWeights();
        double loss = 0;
        for (int first = 0, count; first < order.Length; first += count)
        {
            count = int.Min(BatchSize, order.Length - first);
            loss += RunBatch(order.AsMemory(first, count));
            foreach (Metric metric in metrics)
            {
                metric.Update(Predictions);
            }
        }

        return new(
            (loss / order.Length) + regularizers.Penalty(model.Weights),
            [.. metrics.Select(metric => new KeyValuePair<string, double>(metric.Name, metric.Result))]);
    }

    public virtual void Dispose()
    {
    }

    /// <summary>Goes over to the model's present weights.</summary>
    protected abstract void TakeWeights();

    /// <summary>The sum of some samples' losses.</summary>
    protected abstract double RunBatch(ReadOnlyMemory<int> samples);
}

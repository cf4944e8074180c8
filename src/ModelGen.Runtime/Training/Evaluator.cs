using ModelGen.Parallel;

namespace ModelGen.Training;

/// <summary>Measures a model over a dataset; may be asked again after the weights have changed.</summary>
internal sealed class Evaluator : IDisposable
{
    // Enough samples to keep the lanes busy between two updates of the metrics.
    private const int BatchSize = 512;

    private readonly TrainableModel model;
    private readonly IReadOnlyList<Metric> metrics;
    private readonly WorkerPool pool;
    private readonly bool ownsPool;
    private readonly Batch batch;
    private readonly WeightPreparation preparation;
    private readonly LaneRunner lanes;
    private readonly WeightRegularizers regularizers;
    private readonly int[] order;

    public Evaluator(TrainableModel model, Dataset data, IReadOnlyList<Metric> metrics, int? threads)
        : this(model, data, metrics, new WorkerPool(Concurrency.Threads(threads)), ownsPool: true, "data")
    {
    }

    public Evaluator(TrainableModel model, Dataset data, IReadOnlyList<Metric> metrics, WorkerPool pool, bool ownsPool, string what)
    {
        DataRules.Check(model.Info, data, what);
        this.model = model;
        this.metrics = metrics;
        this.pool = pool;
        this.ownsPool = ownsPool;
        int batchSize = int.Min(BatchSize, data.Count);
        batch = new Batch(model.Info, data, batchSize, classWeights: null);
        preparation = new WeightPreparation(model, batch);

        // No gradients are summed, so the number of lanes changes no sample's loss; one for each thread is enough.
        lanes = new LaneRunner(model, batch, pool, int.Min(pool.Threads, batchSize), learns: false);
        regularizers = new WeightRegularizers(model.Info);
        order = [.. Enumerable.Range(0, data.Count)];
    }

    public Evaluation Run()
    {
        foreach (Metric metric in metrics)
        {
            metric.Reset();
        }

        preparation.Run(pool);
        double loss = 0;
        for (int first = 0; first < order.Length; first += BatchSize)
        {
            batch.Begin(order.AsMemory(first, int.Min(BatchSize, order.Length - first)), seed: 0, step: -1);
            loss += lanes.Run();
            foreach (Metric metric in metrics)
            {
                metric.Update(batch.Predictions);
            }
        }

        return new(
            (loss / order.Length) + regularizers.Penalty(model.Weights),
            [.. metrics.Select(metric => new KeyValuePair<string, double>(metric.Name, metric.Result))]);
    }

    public void Dispose()
    {
        if (ownsPool)
        {
            pool.Dispose();
        }
    }
}

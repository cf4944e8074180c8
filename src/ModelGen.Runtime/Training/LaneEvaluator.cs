using ModelGen.Parallel;

namespace ModelGen.Training;

/// <summary>Evaluates on the CPU.</summary>
internal sealed class LaneEvaluator : Evaluator
{
    private readonly WorkerPool pool;
    private readonly bool ownsPool;
    private readonly Batch batch;
    private readonly WeightPreparation preparation;
    private readonly LaneRunner lanes;

    public LaneEvaluator(TrainableModel model, Dataset data, IReadOnlyList<Metric> metrics, int? threads)
        : this(model, data, metrics, new WorkerPool(Concurrency.Threads(threads)), ownsPool: true, "data")
    {
    }

    public LaneEvaluator(TrainableModel model, Dataset data, IReadOnlyList<Metric> metrics, WorkerPool pool, bool ownsPool, string what)
        : base(model, data, metrics, what)
    {
        this.pool = pool;
        this.ownsPool = ownsPool;
        batch = new Batch(model.Info, data, BatchSize, classWeights: null);
        preparation = new WeightPreparation(model, batch);

        // No gradients are summed, so the number of lanes changes no sample's loss; one for each thread is enough.
        lanes = new LaneRunner(model, batch, pool, int.Min(pool.Threads, BatchSize), learns: false);
    }

    /// <inheritdoc/>
    protected override Predictions Predictions => batch.Predictions;

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (ownsPool)
        {
            pool.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void TakeWeights() => preparation.Run(pool);

    /// <inheritdoc/>
    protected override double RunBatch(ReadOnlyMemory<int> samples)
    {
        batch.Begin(samples, seed: 0, step: -1);
        return lanes.Run();
    }
}

using ModelGen.Parallel;

namespace ModelGen.Training;

/// <summary>
/// Evaluates on the CPU. Threads share the micro-batches, whose losses are added in order: the number of threads changes no bit.
/// </summary>
internal sealed class LaneEvaluator : Evaluator, IWork
{
    private readonly WorkerPool pool;
    private readonly bool ownsPool;
    private readonly Batch batch;
    private readonly WeightPreparation preparation;
    private readonly Lane?[] lanes;
    private readonly double[] losses;
    private readonly int microBatch;
    private readonly TrainableModel model;

    public LaneEvaluator(TrainableModel model, Dataset data, IReadOnlyList<Metric> metrics, int? threads)
        : this(model, data, metrics, new WorkerPool(Concurrency.Threads(threads)), ownsPool: true, "data")
    {
    }

    public LaneEvaluator(TrainableModel model, Dataset data, IReadOnlyList<Metric> metrics, WorkerPool pool, bool ownsPool, string what)
        : base(model, data, metrics, what)
    {
        this.model = model;
        this.pool = pool;
        this.ownsPool = ownsPool;
        batch = new Batch(model.Info, data, BatchSize, classWeights: null);
        preparation = new WeightPreparation(model, batch);
        microBatch = model.Info.Training!.MicroBatch;
        lanes = new Lane?[pool.Threads];
        losses = new double[MicroBatches(BatchSize)];
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
        int count = MicroBatches(batch.Count);
        pool.Run(this, count);
        double loss = 0;
        for (int i = 0; i < count; i++)
        {
            loss += losses[i];
        }

        return loss;
    }

    /// <inheritdoc/>
    void IWork.Invoke(int index, int worker)
    {
        Lane lane = lanes[worker] ??= new Lane(model, learns: false);
        lane.Run(batch, index * microBatch, int.Min((index + 1) * microBatch, batch.Count));
        losses[index] = lane.Loss;
    }

    private int MicroBatches(int samples) => (samples + microBatch - 1) / microBatch;
}

using ModelGen.Parallel;
using ModelGen.Training;

namespace ModelGen.Benchmarks;

/// <summary>Whole optimizer steps over a batch in memory: gather, forward, loss, backward, sum, Adam. A lane for each thread.</summary>
internal sealed class TrainingContender : OurContender
{
    private readonly WorkerPool pool;
    private readonly TrainingStep step;
    private readonly int[] order;
    private int completedSteps;

    public TrainingContender(Network network, int batchSize, int threads)
        : base(threads)
    {
        TrainableModel model = network.Create();
        pool = new(threads);
        step = new(model, Noise.Dataset(model.Info, batchSize), new Adam(), pool, batchSize, threads, seed: 1, classWeights: null);
        order = [.. Enumerable.Range(0, batchSize)];
    }

    public override void Dispose() => pool.Dispose();

    protected override void Step() => step.Run(order, completedSteps++);
}

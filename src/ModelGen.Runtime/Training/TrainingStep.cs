using ModelGen.Memory;
using ModelGen.Parallel;

namespace ModelGen.Training;

/// <summary>One optimizer step: prepare, forward and backward on all lanes, sum, regularise, clip, update. Allocates nothing.</summary>
internal sealed class TrainingStep : StepRunner
{
    private readonly TrainableModel model;
    private readonly Optimizer optimizer;
    private readonly WorkerPool pool;
    private readonly WeightPreparation preparation;
    private readonly LaneRunner lanes;
    private readonly GradientSum sum;
    private readonly WeightRegularizers regularizers;
    private readonly WeightUpdate update;
    private readonly Arena clipped;
    private readonly Arena gradients;
    private (ReadOnlyMemory<int> Samples, long CompletedSteps) begun;

    public TrainingStep(TrainableModel model, Dataset data, Optimizer optimizer, WorkerPool pool, int batchSize, int laneCount, ulong seed, float[]? classWeights)
    {
        this.model = model;
        this.optimizer = optimizer;
        this.pool = pool;
        Seed = seed;
        Batch = new Batch(model.Info, data, batchSize, classWeights);
        preparation = new WeightPreparation(model, Batch);
        lanes = new LaneRunner(model, Batch, pool, laneCount);
        gradients = new Arena(model.Info.WeightsLength);
        sum = new GradientSum(lanes.Lanes, gradients);
        regularizers = new WeightRegularizers(model.Info);

        // Callbacks see the gradients as they were before clipping.
        bool clips = optimizer.ClipValue is not null || optimizer.GlobalClipNorm is not null;
        clipped = clips ? new Arena(model.Info.WeightsLength) : gradients;
        update = new WeightUpdate(model, optimizer, clipped);
    }

    /// <summary>The samples of the last step, with their outputs and targets.</summary>
    public Batch Batch { get; }

    /// <inheritdoc/>
    public override Predictions Predictions => Batch.Predictions;

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Gradients => gradients.Span;

    /// <inheritdoc/>
    public override void RestoreGradients(ReadOnlySpan<float> gradients) => gradients.CopyTo(this.gradients.Span);

    /// <inheritdoc/>
    public override void Begin(ReadOnlyMemory<int> samples, long completedSteps) => begun = (samples, completedSteps);

    /// <inheritdoc/>
    public override double End() => Run(begun.Samples, begun.CompletedSteps);

    /// <summary>Learns from some samples; gives their mean loss before the step, regularisers included.</summary>
    /// <param name="completedSteps">Steps before this one.</param>
    public double Run(ReadOnlyMemory<int> samples, long completedSteps)
    {
        Batch.Begin(samples, Seed, completedSteps);
        preparation.Run(pool);
        double loss = (lanes.Run() / Batch.Count) + regularizers.Penalty(model.Weights);
        sum.Run(pool);
        regularizers.AddGradient(model.Weights, gradients.Span);
        if (clipped != gradients)
        {
            gradients.Span.CopyTo(clipped.Span);
            GradientClipping.Apply(optimizer, clipped.Span);
        }

        update.Run(pool, completedSteps);
        return loss;
    }
}

using ModelGen.Memory;
using ModelGen.Parallel;

namespace ModelGen.Training;

/// <summary>Runs the optimizer over all weights and keeps its moments.</summary>
internal sealed class WeightUpdate : IWork
{
    private readonly TrainableModel model;
    private readonly Optimizer optimizer;
    private readonly Arena moments;
    private readonly Arena gradients;
    private long step;
    private float learningRate;

    /// <param name="gradients">Where each step's gradients lie, clipped.</param>
    public WeightUpdate(TrainableModel model, Optimizer optimizer, Arena gradients)
    {
        this.model = model;
        this.optimizer = optimizer;
        this.gradients = gradients;
        moments = new Arena(checked(model.Info.WeightsLength * optimizer.MomentCount));
        optimizer.InitializeMoments(moments.Span);
    }

    /// <summary>(moments, weights) floats.</summary>
    public Span<float> Moments => moments.Span;

    /// <summary>One optimizer step.</summary>
    /// <param name="completedSteps">Steps before this one.</param>
    public void Run(WorkerPool pool, long completedSteps)
    {
        step = completedSteps + 1;
        learningRate = optimizer.LearningRate.At(completedSteps);
        try
        {
            pool.Run(this, WeightRange.Count(model.Info.WeightsLength));
        }
        finally
        {
            model.WeightsChanged();
        }
    }

    /// <inheritdoc/>
    public void Invoke(int index, int worker)
    {
        int weights = model.Info.WeightsLength;
        (int start, int length) = WeightRange.Of(index, weights);
        optimizer.Update(new OptimizerStep
        {
            Weights = model.WritableWeights.Slice(start, length),
            Gradients = gradients.Span.Slice(start, length),
            Moments = new(moments.Span, weights, start, length),
            Step = step,
            LearningRate = learningRate,
        });
    }
}

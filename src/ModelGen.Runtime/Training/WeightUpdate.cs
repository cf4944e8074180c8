using ModelGen.Memory;
using ModelGen.Parallel;

namespace ModelGen.Training;

/// <summary>Runs the optimizer over all weights and its state.</summary>
internal sealed class WeightUpdate : IWork
{
    private readonly TrainableModel model;
    private readonly Optimizer optimizer;
    private readonly OptimizerState state;
    private readonly Arena gradients;
    private float learningRate;

    /// <param name="gradients">Where each step's gradients lie, clipped.</param>
    public WeightUpdate(TrainableModel model, Optimizer optimizer, Arena gradients)
    {
        this.model = model;
        this.optimizer = optimizer;
        this.gradients = gradients;
        state = optimizer.StateFor(model);
    }

    /// <summary>One optimizer step.</summary>
    /// <param name="completedSteps">Training's steps before this one, which the learning rate follows.</param>
    public void Run(WorkerPool pool, long completedSteps)
    {
        learningRate = optimizer.LearningRate.At(completedSteps);
        try
        {
            pool.Run(this, WeightRange.Count(model.Info.WeightsLength));
            state.Updates++;
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
            Moments = new(state.Moments, weights, start, length),
            Step = state.Updates + 1,
            LearningRate = learningRate,
        });
    }
}

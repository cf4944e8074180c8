namespace ModelGen.Training;

/// <summary>Optimizer steps one after the other, on the CPU or on a device.</summary>
internal abstract class StepRunner : IDisposable
{
    /// <summary>Steps that may have begun and not ended: more than 1 where the next step's samples travel while one computes.</summary>
    public virtual int Depth => 1;

    /// <summary>The samples of the step that ended last, with their outputs and targets.</summary>
    public abstract Predictions Predictions { get; }

    /// <summary>The gradients of the step that ended last, before clipping, laid out as the weights.</summary>
    public abstract ReadOnlySpan<float> Gradients { get; }

    /// <summary>The optimizer's moments of all weights, one after the other, after the step that ended last. No other may be under way.</summary>
    public abstract ReadOnlySpan<float> Moments { get; }

    /// <summary>Begins a step; it may be under way until <see cref="End"/>.</summary>
    /// <param name="samples">Their numbers in the dataset, valid until the step has ended.</param>
    /// <param name="completedSteps">Steps before this one.</param>
    public abstract void Begin(ReadOnlyMemory<int> samples, long completedSteps);

    /// <summary>Ends the oldest step that has begun; gives its samples' mean loss before the step, regularisers included.</summary>
    public abstract double End();

    /// <summary>Gives the model the weights after the step that ended last, where it does not have them.</summary>
    public virtual void UpdateModel()
    {
    }

    /// <summary>Goes on from these moments and the weights that the model has now. No step may be under way.</summary>
    public abstract void Resume(ReadOnlySpan<float> moments);

    public virtual void Dispose()
    {
    }
}

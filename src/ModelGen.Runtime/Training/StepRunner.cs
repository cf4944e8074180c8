namespace ModelGen.Training;

/// <summary>Optimizer steps one after the other, on the CPU or on a device.</summary>
internal abstract class StepRunner : IDisposable
{
    /// <summary>Steps that may have begun and not ended: more than 1 where the next step's samples travel while one computes.</summary>
    public virtual int Depth => 1;

    /// <summary>Keys dropout.</summary>
    public ulong Seed { get; set; }

    /// <summary>The samples of the step that ended last, with their outputs and targets.</summary>
    public abstract Predictions Predictions { get; }

    /// <summary>The gradients of the step that ended last, before clipping, laid out as the weights.</summary>
    public abstract ReadOnlySpan<float> Gradients { get; }

    /// <summary>Takes the gradients of a checkpoint for those of the step that ended last.</summary>
    public abstract void RestoreGradients(ReadOnlySpan<float> gradients);

    /// <summary>Begins a step; it may be under way until <see cref="End"/>.</summary>
    /// <param name="samples">Their numbers in the dataset, valid until the step has ended.</param>
    /// <param name="completedSteps">Steps before this one.</param>
    public abstract void Begin(ReadOnlyMemory<int> samples, long completedSteps);

    /// <summary>Ends the oldest step that has begun; gives its samples' mean loss before the step, regularisers included.</summary>
    public abstract double End();

    /// <summary>Gives the model its weights, and the optimizer its state, after the step that ended last, where they do not have them.</summary>
    public virtual void UpdateModel()
    {
    }

    /// <summary>Goes on from the weights and the optimizer's state as they are now. No step may be under way.</summary>
    public virtual void Resume()
    {
    }

    public virtual void Dispose()
    {
    }
}

namespace ModelGen;

/// <summary>Code that runs at fixed points of <c>TrainableModel.Fit</c>, in the order of <see cref="FitOptions.Callbacks"/>.</summary>
public abstract class Callback
{
    /// <summary>Before the first epoch.</summary>
    public virtual void OnTrainBegin(TrainingContext context)
    {
    }

    /// <summary>Before an epoch; <see cref="TrainingContext.Epoch"/> says which.</summary>
    public virtual void OnEpochBegin(TrainingContext context)
    {
    }

    /// <summary>After an optimizer step. Runs in the hot loop: allocate nothing.</summary>
    public virtual void OnBatchEnd(TrainingContext context)
    {
    }

    /// <summary>After an epoch and its validation. The logs hold <c>loss</c>, the metrics and, with validation, <c>val_loss</c> and so on.</summary>
    public virtual void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
    }

    /// <summary>
    /// Keeps for a checkpoint what the callback remembers of the training, or restores it: then it runs after
    /// <see cref="OnTrainBegin"/>, and in the middle of an epoch after <see cref="OnEpochBegin"/> too. By default there is nothing.
    /// </summary>
    public virtual void KeepState(TrainingState state)
    {
    }

    /// <summary>Checks that the training has what the callback needs, before any callback has begun.</summary>
    /// <exception cref="Exception">It does not, or its options contradict the callback's.</exception>
    internal virtual void Check(TrainingContext context)
    {
    }

    /// <summary>Whether the callback may add numbers to the logs of an epoch, which others then may watch.</summary>
    internal virtual bool MayAddLogs => true;

    /// <summary>Whether the callback saves after a step, so that no later one may be under way. 1 is the first step.</summary>
    internal virtual bool SavesAfter(long step) => false;

    /// <summary>After the last epoch, also when training was stopped early or cancelled.</summary>
    public virtual void OnTrainEnd(TrainingContext context)
    {
    }
}

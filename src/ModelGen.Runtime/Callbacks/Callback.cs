namespace ModelGen;

/// <summary>Code that runs at fixed points of <c>TrainableModel.Fit</c>, in the order of <see cref="FitOptions.Callbacks"/>.</summary>
public abstract class Callback
{
    /// <summary>Used by one training at a time.</summary>
    internal Occupancy Occupancy { get; } = new();

    /// <summary>
    /// Gets the arguments in words, empty for none. A callback that sets <see cref="TrainingContext.StopTraining"/> overrides
    /// it: a training that goes on from a checkpoint stays stopped only if the same kind of callback asks with the same arguments.
    /// </summary>
    public virtual string Arguments => "";

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

    /// <summary>True if the callback may add values to an epoch's logs, which other callbacks can then monitor.</summary>
    internal virtual bool MayAddLogs => true;

    /// <summary>True if the callback saves after this step, counted from 1; the next step must then wait for it.</summary>
    internal virtual bool SavesAfter(long step) => false;

    /// <summary>After the last epoch, also when training was stopped early or cancelled.</summary>
    public virtual void OnTrainEnd(TrainingContext context)
    {
    }

    /// <summary>Gives the kind: <c>EarlyStopping</c>.</summary>
    public override string ToString() => GetType().Name;
}

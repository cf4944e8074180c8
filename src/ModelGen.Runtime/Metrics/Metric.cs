using ModelGen.Training;

namespace ModelGen;

/// <summary>A number that tells how good predictions are, summed up over the batches of an epoch.</summary>
public abstract class Metric
{
    /// <summary>Used by one training or evaluation at a time.</summary>
    internal virtual Occupancy Occupancy { get; } = new();

    /// <summary>Its name in logs and history, in Keras's spelling: <c>accuracy</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets a value indicating whether a larger value is better, which tells callbacks what an improvement is.</summary>
    public virtual bool HigherIsBetter => true;

    /// <summary>The value over everything since the last <see cref="Reset"/>; NaN before any sample.</summary>
    public abstract double Result { get; }

    /// <summary>Forgets all samples.</summary>
    public abstract void Reset();

    /// <summary>Keeps the sums since the last <see cref="Reset"/> for a checkpoint in the middle of an epoch, or restores them.</summary>
    /// <exception cref="NotSupportedException">The metric cannot; checkpoints at the end of an epoch do not ask.</exception>
    public virtual void KeepState(TrainingState state) => throw new NotSupportedException(
        $"A checkpoint in the middle of an epoch needs the sums of the metric '{Name}'. Override {GetType().Name}.{nameof(KeepState)}, or save at the end of epochs.");

    /// <summary>Takes in the predictions of some samples. Allocates nothing after the first call.</summary>
    public abstract void Update(in Predictions predictions);

    /// <summary>Gives name and value: <c>accuracy: 0.9901</c>.</summary>
    public override string ToString() => $"{Name}: {LogNumber.Format(Result)}";
}

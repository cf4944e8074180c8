namespace ModelGen;

/// <summary>A callback made of delegates; those that are null do nothing.</summary>
public sealed class LambdaCallback(
    Action<TrainingContext>? onTrainBegin = null,
    Action<TrainingContext>? onEpochBegin = null,
    Action<TrainingContext>? onBatchEnd = null,
    Action<TrainingContext, EpochLogs>? onEpochEnd = null,
    Action<TrainingContext>? onTrainEnd = null) : Callback
{
    internal override bool MayAddLogs => onEpochEnd is not null;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context) => onTrainBegin?.Invoke(context);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context) => onEpochBegin?.Invoke(context);

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context) => onBatchEnd?.Invoke(context);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs) => onEpochEnd?.Invoke(context, logs);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => onTrainEnd?.Invoke(context);
}

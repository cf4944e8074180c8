namespace ModelGen;

/// <summary>Ends training after a step whose loss is NaN or infinite.</summary>
public sealed class TerminateOnNaN : Callback
{
    /// <summary>The step after which training was ended, 1 for the first since training began; 0 if it was not.</summary>
    public long StoppedStep { get; private set; }

    internal override bool MayAddLogs => false;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context) => StoppedStep = 0;

    /// <inheritdoc/>
    public override void KeepState(TrainingState state) => StoppedStep = state.Keep("stopped_step", StoppedStep);

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        if (!double.IsFinite(context.BatchLoss))
        {
            StoppedStep = context.Step;
            context.StopTraining = true;
        }
    }
}

namespace ModelGen;

/// <summary>Sets the learning rate of each epoch by a function.</summary>
/// <remarks>Keras's LearningRateScheduler, but for the first epoch's number, which is 0 there and 1 here.</remarks>
public sealed class LearningRateScheduler : Callback
{
    private readonly Func<int, float, float> schedule;

    /// <summary>Asks <paramref name="schedule"/> before each epoch.</summary>
    /// <param name="schedule">Takes the epoch (1 for the first) and the learning rate up to now, gives the new one.</param>
    public LearningRateScheduler(Func<int, float, float> schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        this.schedule = schedule;
    }

    internal override bool MayAddLogs => false;

    internal override void Check(TrainingContext context) => AdjustableLearningRate.Read(context, nameof(LearningRateScheduler));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The optimizer follows a schedule of its own.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The function gave a learning rate that is negative or not finite.</exception>
    public override void OnEpochBegin(TrainingContext context) =>
        context.Optimizer.LearningRate = schedule(context.Epoch, AdjustableLearningRate.Read(context, nameof(LearningRateScheduler)));
}

namespace ModelGen;

/// <summary>Grows in a straight line to the first learning rate of another schedule, which then begins.</summary>
/// <remarks>
/// schedule(0) (step + 1) / (steps + 1) for the first steps, so that none of them is lost to a rate of 0,
/// then schedule(step - steps) (Goyal et al., 2017).
/// </remarks>
public sealed class Warmup : LearningRateSchedule
{
    private readonly LearningRateSchedule schedule;
    private readonly int steps;

    /// <summary>A warm-up in front of a schedule.</summary>
    /// <param name="schedule">What follows; a number is a constant rate.</param>
    /// <param name="steps">Optimizer steps of the warm-up. At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 0 steps.</exception>
    public Warmup(LearningRateSchedule schedule, int steps)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        this.schedule = schedule;
        this.steps = steps;
    }

    /// <inheritdoc/>
    public override float At(long step) =>
        step < steps ? (float)(schedule.At(0) * (step + 1.0) / (steps + 1.0)) : schedule.At(step - steps);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Warmup({schedule}, steps: {steps})");
}

namespace ModelGen;

/// <summary>Multiplies the learning rate by a factor every so many steps.</summary>
/// <remarks>lr factor^floor(step / stepSize)</remarks>
public sealed class StepDecay : LearningRateSchedule
{
    private readonly double initialLearningRate;
    private readonly int stepSize;
    private readonly double factor;

    /// <summary>A staircase.</summary>
    /// <param name="initialLearningRate">The rate of the first <paramref name="stepSize"/> steps. At least 0.</param>
    /// <param name="stepSize">Optimizer steps between two falls. At least 1.</param>
    /// <param name="factor">What a fall multiplies the rate by. Greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public StepDecay(double initialLearningRate, int stepSize, double factor = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepSize, 1);
        this.initialLearningRate = Hyperparameter.NonNegative(initialLearningRate);
        this.stepSize = stepSize;
        this.factor = Hyperparameter.Positive(factor);
    }

    /// <inheritdoc/>
    public override float At(long step) => (float)(initialLearningRate * Math.Pow(factor, step / stepSize));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"StepDecay({initialLearningRate}, stepSize: {stepSize}, factor: {factor})");
}

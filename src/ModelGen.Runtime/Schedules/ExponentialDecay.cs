namespace ModelGen;

/// <summary>A learning rate that falls by the same factor in every stretch of steps.</summary>
/// <remarks>lr decayRate^(step / decaySteps), the exponent rounded down for a staircase (Keras's ExponentialDecay).</remarks>
public sealed class ExponentialDecay : LearningRateSchedule
{
    private readonly double initialLearningRate;
    private readonly int decaySteps;
    private readonly double decayRate;
    private readonly bool staircase;

    /// <summary>An exponential.</summary>
    /// <param name="initialLearningRate">The rate of the first step. At least 0.</param>
    /// <param name="decaySteps">Optimizer steps in which the rate falls once by the factor. At least 1.</param>
    /// <param name="decayRate">The factor. Greater than 0.</param>
    /// <param name="staircase">Whether the rate falls only at multiples of <paramref name="decaySteps"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ExponentialDecay(double initialLearningRate, int decaySteps, double decayRate, bool staircase = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(decaySteps, 1);
        this.initialLearningRate = Hyperparameter.NonNegative(initialLearningRate);
        this.decaySteps = decaySteps;
        this.decayRate = Hyperparameter.Positive(decayRate);
        this.staircase = staircase;
    }

    /// <inheritdoc/>
    public override float At(long step)
    {
        double exponent = staircase ? step / decaySteps : (double)step / decaySteps;
        return (float)(initialLearningRate * Math.Pow(decayRate, exponent));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"ExponentialDecay({initialLearningRate}, decaySteps: {decaySteps}, decayRate: {decayRate})");
}

namespace ModelGen;

/// <summary>A learning rate that falls along half a cosine wave, after a linear warm-up if one is asked for.</summary>
/// <remarks>
/// With p = min(step / decaySteps, 1): lr ((1 - alpha) (1 + cos(pi p)) / 2 + alpha). With a warm-up target, the rate first
/// grows in a straight line from lr to the target in warmupSteps steps and then falls from there
/// (Loshchilov and Hutter, 2016; Keras's CosineDecay).
/// </remarks>
public sealed class CosineDecay : LearningRateSchedule
{
    private readonly double initialLearningRate;
    private readonly int decaySteps;
    private readonly double alpha;
    private readonly double? warmupTarget;
    private readonly int warmupSteps;

    /// <summary>A cosine.</summary>
    /// <param name="initialLearningRate">The rate of the first step. At least 0.</param>
    /// <param name="decaySteps">Optimizer steps of the fall, warm-up not included. At least 1.</param>
    /// <param name="alpha">The share of the rate that is left at the end. In [0, 1].</param>
    /// <param name="warmupTarget">The rate after the warm-up. At least 0; null for no warm-up.</param>
    /// <param name="warmupSteps">Optimizer steps of the warm-up. At least 0, and 0 without a target.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">There are warm-up steps but no target.</exception>
    public CosineDecay(
        double initialLearningRate, int decaySteps, double alpha = 0, double? warmupTarget = null, int warmupSteps = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(decaySteps, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(warmupSteps);
        if (warmupSteps > 0 && warmupTarget is null)
        {
            throw new ArgumentException($"{warmupSteps} warm-up steps need a target: set {nameof(warmupTarget)}.", nameof(warmupTarget));
        }

        this.initialLearningRate = Hyperparameter.NonNegative(initialLearningRate);
        this.decaySteps = decaySteps;
        this.alpha = Hyperparameter.Fraction(alpha);
        this.warmupTarget = warmupTarget is { } target ? Hyperparameter.NonNegative(target, nameof(warmupTarget)) : null;
        this.warmupSteps = warmupSteps;
    }

    /// <inheritdoc/>
    public override float At(long step)
    {
        double peak = warmupTarget ?? initialLearningRate;
        if (step < warmupSteps)
        {
            return (float)(initialLearningRate + ((peak - initialLearningRate) * step / warmupSteps));
        }

        double progress = Math.Min((double)(step - warmupSteps) / decaySteps, 1);
        double cosine = (1 + Math.Cos(Math.PI * progress)) / 2;
        return (float)(peak * (((1 - alpha) * cosine) + alpha));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"CosineDecay({initialLearningRate}, decaySteps: {decaySteps})");
}

using System.Globalization;

namespace ModelGen;

/// <summary>The same learning rate at every step.</summary>
public sealed class ConstantSchedule : LearningRateSchedule
{
    private readonly float learningRate;

    /// <summary>A constant learning rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, infinite or NaN.</exception>
    public ConstantSchedule(float learningRate)
    {
        if (!float.IsFinite(learningRate) || learningRate < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "A learning rate must be a finite number of at least 0.");
        }

        this.learningRate = learningRate;
    }

    /// <inheritdoc/>
    public override float At(long step) => learningRate;

    /// <inheritdoc/>
    public override string ToString() => learningRate.ToString(CultureInfo.InvariantCulture);
}

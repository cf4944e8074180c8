namespace ModelGen;

/// <summary>The learning rate as a function of the step. A number converts to a constant schedule.</summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of a step; the first step is 0.</summary>
    public abstract float At(long step);

    /// <summary>A constant learning rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, infinite or NaN.</exception>
    public static implicit operator LearningRateSchedule(double learningRate) => new ConstantSchedule((float)learningRate);
}

namespace ModelGen;

/// <summary>Turns gradients into new weights. Formulas and defaults are Keras's.</summary>
public abstract class Optimizer
{
    private protected Optimizer(LearningRateSchedule learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate of each step. Callbacks replace it; a number is a constant schedule.</summary>
    public LearningRateSchedule LearningRate { get; set; }

    /// <summary>Cuts every gradient element to [-ClipValue, ClipValue]. Greater than 0, or null for no cut.</summary>
    public float? ClipValue { get; init; }

    /// <summary>Scales all gradients together so that their common norm is at most this. Greater than 0, or null.</summary>
    public float? GlobalClipNorm { get; init; }

    /// <summary>Floats of state for each weight.</summary>
    internal abstract int MomentCount { get; }

    /// <summary>Updates one range of the weights. Ranges are independent, so lanes may run them in any order.</summary>
    internal abstract void Update(in OptimizerStep step);
}

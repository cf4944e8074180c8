using System.Runtime.CompilerServices;

namespace ModelGen;

/// <summary>Turns gradients into new weights. Formulas and defaults are Keras's.</summary>
/// <remarks>Hyperparameters only; the state lies with the training, so one optimizer may serve several.</remarks>
public abstract class Optimizer
{
    private protected Optimizer(LearningRateSchedule learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate of each step. Callbacks replace it; a number is a constant schedule.</summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public LearningRateSchedule LearningRate
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    /// <summary>Cuts every gradient element to [-ClipValue, ClipValue]. Greater than 0, or null for no cut.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number greater than 0.</exception>
    /// <exception cref="ArgumentException"><see cref="GlobalClipNorm"/> is set too.</exception>
    public float? ClipValue
    {
        get;
        init => field = Limit(value, GlobalClipNorm);
    }

    /// <summary>Scales all gradients together so that their common norm is at most this. Greater than 0, or null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number greater than 0.</exception>
    /// <exception cref="ArgumentException"><see cref="ClipValue"/> is set too.</exception>
    public float? GlobalClipNorm
    {
        get;
        init => field = Limit(value, ClipValue);
    }

    /// <summary>Floats of state for each weight.</summary>
    internal abstract int MomentCount { get; }

    /// <summary>Gives all moments of all weights the values that they have before the first step.</summary>
    internal virtual void InitializeMoments(Span<float> moments) => moments.Clear();

    /// <summary>Updates one range of the weights. Ranges are independent, so lanes may run them in any order.</summary>
    internal abstract void Update(in OptimizerStep step);

    private static float? Limit(float? value, float? other, [CallerMemberName] string name = "")
    {
        if (value is not { } limit)
        {
            return null;
        }

        Hyperparameter.Positive(limit, name);
        return other is null
            ? limit
            : throw new ArgumentException($"Set {nameof(ClipValue)} or {nameof(GlobalClipNorm)}, not both.", name);
    }
}

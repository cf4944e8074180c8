using System.Runtime.CompilerServices;

namespace ModelGen;

/// <summary>Turns gradients into new weights. Formulas and defaults are Keras's.</summary>
/// <remarks>
/// An optimizer keeps its state, moments and the number of updates, for each model that it trains: the next
/// <c>TrainableModel.Fit</c> of that model with the same object continues with it, as in Keras. A new object starts fresh. One
/// optimizer may train several models, one after the other, each with a state of its own; the learning rate is common to all.
/// </remarks>
public abstract class Optimizer
{
    private readonly ConditionalWeakTable<TrainableModel, OptimizerState> states = [];

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

    /// <summary>Gives the kind and its learning rate: <c>Adam(learningRate: 0.001)</c>.</summary>
    public override string ToString() => $"{GetType().Name}(learningRate: {LearningRate})";

    /// <summary>Floats of state for each weight.</summary>
    internal abstract int MomentCount { get; }

    /// <summary>Used by one training at a time: callbacks set the learning rate.</summary>
    internal Occupancy Occupancy { get; } = new();

    /// <summary>Gets the state for a model, which lives as long as the model does.</summary>
    internal OptimizerState StateFor(TrainableModel model) =>
        states.GetValue(model, each => new OptimizerState(this, each.Info.WeightsLength));

    /// <summary>Gives all moments of all weights the values that they have before the first step.</summary>
    internal virtual void InitializeMoments(Span<float> moments) => moments.Clear();

    /// <summary>Hands over the rule of a step.</summary>
    /// <param name="action">Runs it.</param>
    /// <param name="step">The optimizer's own count of updates of this model, 1 for the first.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    internal abstract void VisitRule<TAction>(TAction action, long step, float learningRate)
        where TAction : struct, IUpdateRuleAction;

    /// <summary>Updates one range of the weights. Ranges are independent, so lanes may run them in any order.</summary>
    internal unsafe void Update(in OptimizerStep step)
    {
        int moments = MomentCount;
        fixed (float* weights = step.Weights, gradients = step.Gradients)
        fixed (float* moment0 = moments > 0 ? step.Moments[0] : default)
        fixed (float* moment1 = moments > 1 ? step.Moments[1] : default)
        fixed (float* moment2 = moments > 2 ? step.Moments[2] : default)
        {
            VisitRule(new UpdateLoop(weights, gradients, moment0, moment1, moment2, step.Weights.Length), step.Step, step.LearningRate);
        }
    }

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

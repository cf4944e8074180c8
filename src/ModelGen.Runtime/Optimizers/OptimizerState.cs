using ModelGen.Memory;

namespace ModelGen;

/// <summary>Holds what an optimizer has gathered about one model: its moments, and how often it has updated the weights.</summary>
internal sealed class OptimizerState
{
    private readonly Arena moments;

    /// <param name="optimizer">Says how many moments there are, and what they begin with.</param>
    /// <param name="weights">Floats of the model's weights.</param>
    public OptimizerState(Optimizer optimizer, int weights)
    {
        moments = new Arena(checked(weights * optimizer.MomentCount));
        optimizer.InitializeMoments(moments.Span);
    }

    /// <summary>(moments, weights) floats.</summary>
    public Span<float> Moments => moments.Span;

    /// <summary>False once a moment is infinite or NaN, as after a training that diverged.</summary>
    public bool IsFinite => moments.Span.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) < 0;

    /// <summary>Updates up to now: bias corrections count them, whatever the epoch's number is.</summary>
    public long Updates { get; set; }
}

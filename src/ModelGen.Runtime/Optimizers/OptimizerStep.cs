namespace ModelGen;

/// <summary>One range of weights in one optimizer step.</summary>
internal readonly ref struct OptimizerStep
{
    /// <summary>The weights of the range, updated in place.</summary>
    public required Span<float> Weights { get; init; }

    /// <summary>Their gradients, already clipped.</summary>
    public required ReadOnlySpan<float> Gradients { get; init; }

    /// <summary>State for the range: <see cref="Optimizer.MomentCount"/> runs of as many floats as there are weights.</summary>
    public required OptimizerMoments Moments { get; init; }

    /// <summary>The optimizer's own count of updates, 1 for the first.</summary>
    public required long Step { get; init; }

    /// <summary>The learning rate of this step.</summary>
    public required float LearningRate { get; init; }
}

namespace ModelGen;

/// <summary>What a metric looks at: the outputs of some samples beside their targets.</summary>
public readonly ref struct Predictions
{
    /// <summary>(samples, <see cref="OutputSize"/>), as the last layer gave them.</summary>
    public required ReadOnlySpan<float> Outputs { get; init; }

    /// <summary>(samples, <see cref="TargetSize"/>).</summary>
    public required ReadOnlySpan<float> Targets { get; init; }

    /// <summary>One weight a sample; empty when all count the same.</summary>
    public ReadOnlySpan<float> SampleWeights { get; init; }

    /// <summary>The number of samples.</summary>
    public required int Samples { get; init; }

    /// <summary>Floats of one output.</summary>
    public required int OutputSize { get; init; }

    /// <summary>Floats of one target: 1, the class number, for sparse losses, else as many as the output.</summary>
    public required int TargetSize { get; init; }

    /// <summary>Whether targets are class numbers.</summary>
    public bool HasClassTargets => TargetSize == 1 && OutputSize > 1;
}

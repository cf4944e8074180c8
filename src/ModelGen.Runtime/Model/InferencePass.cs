namespace ModelGen;

/// <summary>Holds the operands of a generated inference pass: one micro-batch.</summary>
public readonly ref struct InferencePass
{
    /// <summary>All weights.</summary>
    public required ReadOnlySpan<float> Weights { get; init; }

    /// <summary>
    /// Gets the weights as prepared by <see cref="Model.PrepareInference"/>: <see
    /// cref="ModelInfo.InferencePreparedLength"/> floats.
    /// </summary>
    /// <remarks>All predictions read them; none writes.</remarks>
    public Span<float> Prepared { get; init; }

    /// <summary>The slots: <see cref="PassInfo.ArenaLength"/> floats.</summary>
    public required Span<float> Arena { get; init; }

    /// <summary>(samples, <see cref="ModelInfo.InputSize"/>), where the caller has them.</summary>
    public required ReadOnlySpan<float> Inputs { get; init; }

    /// <summary>(samples, <see cref="ModelInfo.OutputSize"/>), written after the inputs are read: the two may be the same memory.</summary>
    public required Span<float> Outputs { get; init; }

    /// <summary>At most <see cref="PassInfo.MicroBatch"/>.</summary>
    public required int Samples { get; init; }

    /// <summary>The pass over some of the samples, for a stage that sees few at a time.</summary>
    /// <param name="first">The number of the first among <see cref="Samples"/>.</param>
    /// <param name="most">How many, or as many as are left.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sample does not exist.</exception>
    public InferencePass Part(int first, int most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)first, (uint)Samples, nameof(first));
        int inputSize = Inputs.Length / Samples, outputSize = Outputs.Length / Samples;
        int count = int.Min(most, Samples - first);
        return this with
        {
            Inputs = Inputs.Slice(first * inputSize, count * inputSize),
            Outputs = Outputs.Slice(first * outputSize, count * outputSize),
            Samples = count,
        };
    }
}

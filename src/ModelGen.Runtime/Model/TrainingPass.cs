using ModelGen.Kernels;

namespace ModelGen;

/// <summary>Holds the operands of a generated training pass: one micro-batch of one lane, its input already in the arena.</summary>
public readonly ref struct TrainingPass
{
    /// <summary>All weights.</summary>
    public required ReadOnlySpan<float> Weights { get; init; }

    /// <summary>Kernels rearranged for the backward pass.</summary>
    public required Span<float> Prepared { get; init; }

    /// <summary>The lane's gradients, laid out as the weights, and behind them what backward sums in another form; it adds to all.</summary>
    public required Span<float> Gradients { get; init; }

    /// <summary>The lane's slots: <see cref="PassInfo.ArenaLength"/> floats.</summary>
    public required Span<float> Arena { get; init; }

    /// <summary>(samples, <see cref="ModelInfo.TargetSize"/>).</summary>
    public required ReadOnlySpan<float> Targets { get; init; }

    /// <summary>One factor a sample on its loss; empty for 1.</summary>
    public required ReadOnlySpan<float> SampleWeights { get; init; }

    /// <summary>(samples, <see cref="ModelInfo.OutputSize"/>): forward writes the prediction, backward reads it.</summary>
    public required Span<float> Outputs { get; init; }

    /// <summary>At most <see cref="PassInfo.MicroBatch"/>.</summary>
    public required int Samples { get; init; }

    /// <summary>The place of the first sample in its batch: dropout masks depend on it, not on lanes.</summary>
    public required int FirstSample { get; init; }

    /// <summary>Gets the factor of all gradients: 1 / batch size.</summary>
    public required float Scale { get; init; }

    /// <summary>Keys dropout masks; see <see cref="Step"/>.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The optimizer step, from which each step's dropout masks follow; negative in evaluation, where nothing is dropped.</summary>
    public required long Step { get; init; }

    /// <summary>Returns the key of a dropout layer's masks.</summary>
    /// <param name="layer">The layer's number in the model.</param>
    public DropoutKey DropoutKey(int layer) => new(Seed, Step, layer);

    /// <summary>The pass over some of the samples, for a stage that sees few at a time. The arena stays whole.</summary>
    /// <param name="first">The number of the first among <see cref="Samples"/>.</param>
    /// <param name="most">How many, or as many as are left.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sample does not exist.</exception>
    public TrainingPass Part(int first, int most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)first, (uint)Samples, nameof(first));
        int targetSize = Targets.Length / Samples, outputSize = Outputs.Length / Samples;
        int count = int.Min(most, Samples - first);
        return this with
        {
            Targets = Targets.Slice(first * targetSize, count * targetSize),
            SampleWeights = SampleWeights.IsEmpty ? [] : SampleWeights.Slice(first, count),
            Outputs = Outputs.Slice(first * outputSize, count * outputSize),
            Samples = count,
            FirstSample = FirstSample + first,
        };
    }
}

using System.Numerics.Tensors;

namespace ModelGen;

/// <summary>Holds what a metric reads: the outputs of some samples and their targets.</summary>
public readonly ref struct Predictions
{
    /// <summary>(samples, <see cref="OutputSize"/>), as the last layer gave them.</summary>
    public required ReadOnlySpan<float> Outputs { get; init; }

    /// <summary>(samples, <see cref="TargetSize"/>).</summary>
    public required ReadOnlySpan<float> Targets { get; init; }

    /// <summary>One weight a sample, for <see cref="FitOptions.WeightedMetrics"/>; empty when all count the same.</summary>
    public ReadOnlySpan<float> SampleWeights { get; init; }

    /// <summary>The number of samples.</summary>
    public required int Samples { get; init; }

    /// <summary>Floats of one output.</summary>
    public required int OutputSize { get; init; }

    /// <summary>Floats of one target: 1, the class number, for sparse losses, else as many as the output.</summary>
    public required int TargetSize { get; init; }

    /// <summary>True if targets are class numbers.</summary>
    public bool HasClassTargets => TargetSize == 1 && OutputSize > 1;

    /// <summary>The same, with each sample counting once.</summary>
    internal Predictions Unweighted => this with { SampleWeights = [] };

    internal ReadOnlySpan<float> OutputOf(int sample) => Outputs.Slice(sample * OutputSize, OutputSize);

    internal ReadOnlySpan<float> TargetOf(int sample) => Targets.Slice(sample * TargetSize, TargetSize);

    internal float WeightOf(int sample) => SampleWeights.IsEmpty ? 1 : SampleWeights[sample];

    /// <summary>The largest of several outputs; the first of equal ones.</summary>
    internal int PredictedClass(int sample) => TensorPrimitives.IndexOfMax(OutputOf(sample));

    /// <summary>The class number, or the largest of several targets.</summary>
    /// <exception cref="ArgumentException">The target is not a class number.</exception>
    internal int TargetClass(int sample)
    {
        if (!HasClassTargets)
        {
            return TensorPrimitives.IndexOfMax(TargetOf(sample));
        }

        float target = Targets[sample];
        return target >= 0 && target < OutputSize && target == MathF.Floor(target)
            ? (int)target
            : throw new ArgumentException(
                FormattableString.Invariant($"The target of sample {sample} is {target}; expected a class number from 0 to {OutputSize - 1}."));
    }

    /// <summary>For metrics that compare each output with its own target.</summary>
    /// <exception cref="ArgumentException">Targets are class numbers.</exception>
    internal void RequireTargetForEachOutput(string metric)
    {
        if (TargetSize != OutputSize)
        {
            throw new ArgumentException(
                $"The metric '{metric}' compares {OutputSize} outputs with the same number of targets, but a sample has {TargetSize}. "
                + "With class numbers as targets, use Accuracy, Precision, Recall, F1Score, AUC or ConfusionMatrix.");
        }
    }
}

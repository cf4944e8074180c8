namespace ModelGen;

/// <summary>The share of outputs that are on the right side of a threshold, each output a yes-or-no question of its own.</summary>
public sealed class BinaryAccuracy : MeanMetric
{
    private readonly float threshold;

    /// <summary>Counts an output above <paramref name="threshold"/> as yes, and a target above 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside [0, 1].</exception>
    public BinaryAccuracy(double threshold = 0.5, string name = "binary_accuracy")
    {
        this.threshold = (float)Hyperparameter.Fraction(threshold);
        Name = name;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    protected override double Score(in Predictions predictions, int sample)
    {
        predictions.RequireTargetForEachOutput(Name);
        ReadOnlySpan<float> outputs = predictions.OutputOf(sample);
        ReadOnlySpan<float> targets = predictions.TargetOf(sample);
        int correct = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            correct += outputs[i] > threshold == targets[i] > 0.5f ? 1 : 0;
        }

        return (double)correct / outputs.Length;
    }
}

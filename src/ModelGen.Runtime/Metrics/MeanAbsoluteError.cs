namespace ModelGen;

/// <summary>mean |y - t| over the outputs and samples.</summary>
public sealed class MeanAbsoluteError : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "mean_absolute_error";

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <inheritdoc/>
    protected override double Score(in Predictions predictions, int sample)
    {
        predictions.RequireTargetForEachOutput(Name);
        ReadOnlySpan<float> outputs = predictions.OutputOf(sample);
        ReadOnlySpan<float> targets = predictions.TargetOf(sample);
        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            sum += Math.Abs((double)outputs[i] - targets[i]);
        }

        return sum / outputs.Length;
    }
}

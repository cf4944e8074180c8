namespace ModelGen;

/// <summary>mean (y - t)^2 over the outputs and samples.</summary>
public sealed class MeanSquaredError : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "mean_squared_error";

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
            double error = (double)outputs[i] - targets[i];
            sum += error * error;
        }

        return sum / outputs.Length;
    }
}

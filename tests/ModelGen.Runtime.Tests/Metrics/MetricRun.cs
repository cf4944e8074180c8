namespace ModelGen.Tests;

/// <summary>Feeds metrics from rows of outputs and targets.</summary>
internal static class MetricRun
{
    /// <summary>The result after one update with all rows.</summary>
    public static double ResultOf(Metric metric, float[][] outputs, float[][] targets, float[]? weights = null)
    {
        Update(metric, outputs, targets, weights);
        return metric.Result;
    }

    public static void Update(Metric metric, float[][] outputs, float[][] targets, float[]? weights = null) =>
        metric.Update(new Predictions
        {
            Outputs = outputs.SelectMany(row => row).ToArray(),
            Targets = targets.SelectMany(row => row).ToArray(),
            SampleWeights = weights,
            Samples = outputs.Length,
            OutputSize = outputs[0].Length,
            TargetSize = targets[0].Length,
        });

    /// <summary>Rows of one number.</summary>
    public static float[][] Column(params float[] values) => [.. values.Select(value => new[] { value })];
}

namespace ModelGen;

/// <summary>A metric under another name.</summary>
internal sealed class PrefixedMetric(string prefix, Metric metric) : Metric
{
    /// <summary>The sums are the metric's, so it is what one call at a time may use.</summary>
    internal override Occupancy Occupancy => metric.Occupancy;

    /// <inheritdoc/>
    public override string Name { get; } = prefix + metric.Name;

    /// <inheritdoc/>
    public override bool HigherIsBetter => metric.HigherIsBetter;

    /// <inheritdoc/>
    public override double Result => metric.Result;

    /// <inheritdoc/>
    public override void Reset() => metric.Reset();

    /// <inheritdoc/>
    public override void KeepState(TrainingState state) => metric.KeepState(state);

    /// <inheritdoc/>
    public override void Update(in Predictions predictions) => metric.Update(predictions);
}

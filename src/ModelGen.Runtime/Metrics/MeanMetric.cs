namespace ModelGen;

/// <summary>A metric that is the mean of one number a sample, weighted by the sample weights.</summary>
public abstract class MeanMetric : Metric
{
    private double sum;
    private double weight;

    /// <inheritdoc/>
    public override double Result => weight > 0 ? sum / weight : double.NaN;

    /// <inheritdoc/>
    public override void Reset() => sum = weight = 0;

    /// <inheritdoc/>
    public override void KeepState(TrainingState state)
    {
        sum = state.Keep("sum", sum);
        weight = state.Keep("weight", weight);
    }

    /// <inheritdoc/>
    public override void Update(in Predictions predictions)
    {
        for (int sample = 0; sample < predictions.Samples; sample++)
        {
            float sampleWeight = predictions.WeightOf(sample);
            sum += sampleWeight * Score(predictions, sample);
            weight += sampleWeight;
        }
    }

    /// <summary>The number of one sample.</summary>
    protected abstract double Score(in Predictions predictions, int sample);
}

namespace ModelGen;

/// <summary>
/// The share of samples whose class is predicted. Of several outputs the largest is the predicted class, and targets are
/// class numbers or one value an output, the largest marking the class. A single output predicts yes above 0.5.
/// </summary>
public sealed class Accuracy : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    protected override double Score(in Predictions predictions, int sample)
    {
        bool correct = predictions.OutputSize == 1
            ? predictions.Outputs[sample] > 0.5f == predictions.Targets[sample] > 0.5f
            : predictions.PredictedClass(sample) == predictions.TargetClass(sample);
        return correct ? 1 : 0;
    }
}

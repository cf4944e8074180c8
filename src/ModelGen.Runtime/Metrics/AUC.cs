namespace ModelGen;

/// <summary>
/// The area under the receiver operating characteristic: the chance that a positive sample gets a larger output than a
/// negative one. 0.5 is guessing, 1 is perfect; NaN until there are samples of both kinds.
/// </summary>
/// <remarks>
/// Keras's approximation: true and false positive rates at evenly spread thresholds, joined by straight lines. Outputs lie
/// in [0, 1]. Several outputs are pooled, each a yes-or-no question of its own; of class numbers as targets the class's own
/// output is the yes. An output that is NaN makes the result NaN.
/// </remarks>
public sealed class AUC : Metric
{
    // Bucket i holds the weight of outputs in (i, i + 1] / (buckets), the first also that of 0.
    private readonly double[] positives;
    private readonly double[] negatives;
    private bool undefined;

    /// <summary>An approximation with this many thresholds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 2 thresholds.</exception>
    public AUC(int thresholds = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        positives = new double[thresholds - 1];
        negatives = new double[thresholds - 1];
    }

    /// <inheritdoc/>
    public override string Name => "auc";

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double area = 0;
            double truePositives = 0;
            double falsePositives = 0;
            for (int i = positives.Length - 1; i >= 0; i--)
            {
                area += negatives[i] * (truePositives + (positives[i] / 2));
                truePositives += positives[i];
                falsePositives += negatives[i];
            }

            return undefined || truePositives == 0 || falsePositives == 0 ? double.NaN : area / (truePositives * falsePositives);
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(positives);
        Array.Clear(negatives);
        undefined = false;
    }

    /// <inheritdoc/>
    public override void KeepState(TrainingState state)
    {
        state.Keep("positives", positives, positives.Length).CopyTo(positives, 0);
        state.Keep("negatives", negatives, negatives.Length).CopyTo(negatives, 0);
        undefined = state.Keep("undefined", undefined);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An output is outside [0, 1].</exception>
    public override void Update(in Predictions predictions)
    {
        for (int sample = 0; sample < predictions.Samples; sample++)
        {
            int targetClass = predictions.HasClassTargets ? predictions.TargetClass(sample) : -1;
            ReadOnlySpan<float> outputs = predictions.OutputOf(sample);
            ReadOnlySpan<float> targets = predictions.TargetOf(sample);
            for (int i = 0; i < outputs.Length; i++)
            {
                bool actual = targetClass < 0 ? targets[i] > 0.5f : targetClass == i;
                Add(outputs[i], actual, predictions.WeightOf(sample));
            }
        }
    }

    private void Add(float output, bool actual, float weight)
    {
        if (float.IsNaN(output))
        {
            undefined = true;
            return;
        }

        if (output is < 0 or > 1)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"AUC needs outputs in [0, 1]; found {output}. End the model with a sigmoid or softmax."));
        }

        int bucket = Math.Max((int)Math.Ceiling((double)output * positives.Length) - 1, 0);
        (actual ? positives : negatives)[bucket] += weight;
    }
}

namespace ModelGen;

/// <summary>
/// A metric made of true positives, false positives and false negatives of each class, averaged over the classes (macro
/// average). A class that neither occurs nor is predicted is left out of the average.
/// </summary>
/// <remarks>
/// A single output is one class, predicted above a threshold of 0.5. Of several outputs the largest is the predicted class,
/// unless a threshold is given: then each output is a yes-or-no question of its own.
/// </remarks>
public abstract class ClassificationMetric : Metric
{
    private readonly float? threshold;
    private double[] truePositives = [];
    private double[] falsePositives = [];
    private double[] falseNegatives = [];
    private bool hasSamples;

    private protected ClassificationMetric(double? threshold, string name)
    {
        this.threshold = threshold is { } value ? (float)Hyperparameter.Fraction(value, nameof(threshold)) : null;
        Name = name;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double sum = 0;
            int classes = 0;
            for (int i = 0; i < truePositives.Length; i++)
            {
                if (truePositives[i] + falsePositives[i] + falseNegatives[i] > 0)
                {
                    sum += Score(truePositives[i], falsePositives[i], falseNegatives[i]);
                    classes++;
                }
            }

            return !hasSamples ? double.NaN : classes == 0 ? 0 : sum / classes;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(truePositives);
        Array.Clear(falsePositives);
        Array.Clear(falseNegatives);
        hasSamples = false;
    }

    /// <inheritdoc/>
    public override void KeepState(TrainingState state)
    {
        truePositives = state.Keep("true_positives", truePositives);
        falsePositives = state.Keep("false_positives", falsePositives, truePositives.Length);
        falseNegatives = state.Keep("false_negatives", falseNegatives, truePositives.Length);
        hasSamples = state.Keep("has_samples", hasSamples);
    }

    /// <inheritdoc/>
    public override void Update(in Predictions predictions)
    {
        if (truePositives.Length != predictions.OutputSize)
        {
            truePositives = new double[predictions.OutputSize];
            falsePositives = new double[predictions.OutputSize];
            falseNegatives = new double[predictions.OutputSize];
        }

        bool byArgMax = predictions.OutputSize > 1 && threshold is null;
        for (int sample = 0; sample < predictions.Samples; sample++)
        {
            if (byArgMax)
            {
                CountClass(predictions, sample);
            }
            else
            {
                CountEachOutput(predictions, sample);
            }
        }

        hasSamples |= predictions.Samples > 0;
    }

    /// <summary>The value of one class of which at least one argument is above 0.</summary>
    private protected abstract double Score(double truePositives, double falsePositives, double falseNegatives);

    private void CountClass(in Predictions predictions, int sample)
    {
        int target = predictions.TargetClass(sample);
        int predicted = predictions.PredictedClass(sample);
        float weight = predictions.WeightOf(sample);
        if (predicted == target)
        {
            truePositives[target] += weight;
        }
        else
        {
            falsePositives[predicted] += weight;
            falseNegatives[target] += weight;
        }
    }

    private void CountEachOutput(in Predictions predictions, int sample)
    {
        predictions.RequireTargetForEachOutput(Name);
        ReadOnlySpan<float> outputs = predictions.OutputOf(sample);
        ReadOnlySpan<float> targets = predictions.TargetOf(sample);
        float weight = predictions.WeightOf(sample);
        for (int i = 0; i < outputs.Length; i++)
        {
            bool predicted = outputs[i] > (threshold ?? 0.5f);
            bool actual = targets[i] > 0.5f;
            if (predicted && actual)
            {
                truePositives[i] += weight;
            }
            else if (predicted)
            {
                falsePositives[i] += weight;
            }
            else if (actual)
            {
                falseNegatives[i] += weight;
            }
        }
    }
}

namespace ModelGen;

/// <summary>The harmonic mean of precision and recall of a class; the mean over the classes.</summary>
/// <remarks>2 TP / (2 TP + FP + FN). <inheritdoc cref="ClassificationMetric" path="/remarks"/></remarks>
public sealed class F1Score : ClassificationMetric
{
    /// <summary>Several outputs are compared by their largest, or each with the threshold if there is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside [0, 1].</exception>
    public F1Score(double? threshold = null, string name = "f1_score")
        : base(threshold, name)
    {
    }

    private protected override double Score(double truePositives, double falsePositives, double falseNegatives) =>
        2 * truePositives / ((2 * truePositives) + falsePositives + falseNegatives);
}

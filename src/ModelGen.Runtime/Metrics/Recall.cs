namespace ModelGen;

/// <summary>Of the samples of a class, the share that are found; the mean over the classes.</summary>
/// <remarks>TP / (TP + FN); 0 for a class that does not occur but is predicted. <inheritdoc cref="ClassificationMetric" path="/remarks"/></remarks>
public sealed class Recall : ClassificationMetric
{
    /// <summary>Several outputs are compared by their largest, or each with the threshold if there is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside [0, 1].</exception>
    public Recall(double? threshold = null, string name = "recall")
        : base(threshold, name)
    {
    }

    private protected override double Score(double truePositives, double falsePositives, double falseNegatives) =>
        truePositives > 0 ? truePositives / (truePositives + falseNegatives) : 0;
}

namespace ModelGen;

/// <summary>Of the samples predicted to be of a class, the share that are; the mean over the classes.</summary>
/// <remarks>TP / (TP + FP); 0 for a class that is never predicted. <inheritdoc cref="ClassificationMetric" path="/remarks"/></remarks>
public sealed class Precision : ClassificationMetric
{
    /// <summary>Several outputs are compared by their largest, or each with the threshold if there is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside [0, 1].</exception>
    public Precision(double? threshold = null, string name = "precision")
        : base(threshold, name)
    {
    }

    private protected override double Score(double truePositives, double falsePositives, double falseNegatives) =>
        truePositives > 0 ? truePositives / (truePositives + falsePositives) : 0;
}

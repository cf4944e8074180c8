namespace ModelGen;

/// <summary>Chooses the metrics that are measured when the user names none.</summary>
internal static class MetricDefaults
{
    /// <summary>Accuracy for cross-entropies, the mean absolute error for the rest; new instances each time.</summary>
    /// <remarks>Each output of a binary cross-entropy is a question of its own, so there is no largest one to look for.</remarks>
    public static IReadOnlyList<Metric> For(Loss loss) => loss switch
    {
        Loss.None => [],
        Loss.CategoricalCrossentropy or Loss.SparseCategoricalCrossentropy => [new Accuracy()],
        Loss.BinaryCrossentropy => [new BinaryAccuracy(name: "accuracy")],
        _ => [new MeanAbsoluteError()],
    };
}

namespace ModelGen;

/// <summary>The same range of each of an optimizer's moments.</summary>
/// <param name="all">All moments of all weights, one moment after the other.</param>
/// <param name="weights">Floats of one whole moment.</param>
/// <param name="start">Where the range begins.</param>
/// <param name="length">Floats of the range.</param>
internal readonly ref struct OptimizerMoments(Span<float> all, int weights, int start, int length)
{
    private readonly Span<float> all = all;
    private readonly int weights = weights;
    private readonly int start = start;
    private readonly int length = length;

    /// <summary>The range of moment <paramref name="index"/>.</summary>
    public Span<float> this[int index] => all.Slice((index * weights) + start, length);
}

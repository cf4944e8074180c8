namespace ModelGen;

/// <summary>One learning rate up to each boundary, and one after the last.</summary>
/// <remarks>values[i] for boundaries[i - 1] &lt; step &lt;= boundaries[i] (Keras's PiecewiseConstantDecay).</remarks>
public sealed class PiecewiseConstantDecay : LearningRateSchedule
{
    private readonly long[] boundaries;
    private readonly float[] values;

    /// <summary>A rate for each piece.</summary>
    /// <param name="boundaries">The last step of each piece but the last; growing.</param>
    /// <param name="values">The rate of each piece: one more than there are boundaries. At least 0.</param>
    /// <exception cref="ArgumentException">The counts do not fit, or the boundaries do not grow.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is negative or not finite.</exception>
    public PiecewiseConstantDecay(IReadOnlyList<long> boundaries, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != boundaries.Count + 1)
        {
            throw new ArgumentException(
                $"{boundaries.Count} boundaries make {boundaries.Count + 1} pieces, but there are {values.Count} values.", nameof(values));
        }

        for (int i = 1; i < boundaries.Count; i++)
        {
            if (boundaries[i] <= boundaries[i - 1])
            {
                throw new ArgumentException($"Boundaries must increase, but {boundaries[i]} follows {boundaries[i - 1]}.", nameof(boundaries));
            }
        }

        this.boundaries = [.. boundaries];
        this.values = [.. values.Select(value => (float)Hyperparameter.NonNegative(value, nameof(values)))];
    }

    /// <inheritdoc/>
    public override float At(long step)
    {
        int piece = Array.BinarySearch(boundaries, step);
        return values[piece < 0 ? ~piece : piece];
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"PiecewiseConstantDecay({values[0]} to {values[^1]} in {values.Length} pieces)");
}

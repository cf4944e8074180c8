namespace ModelGen;

/// <summary>Targets that are values to predict.</summary>
internal sealed class ValueTargets : TargetStore
{
    private readonly float[] values;

    private ValueTargets(float[] values, int size)
    {
        this.values = values;
        Size = size;
    }

    /// <inheritdoc/>
    public override int Count => values.Length / Size;

    /// <inheritdoc/>
    public override int Size { get; }

    /// <inheritdoc/>
    public override int ClassCount => 0;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Classes => [];

    /// <summary>Keeps the array.</summary>
    public static ValueTargets Of(float[] targets, int targetSize)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if (targetSize < 1)
        {
            throw new ArgumentException($"A sample has at least 1 target value, not {targetSize}.", nameof(targetSize));
        }

        if (targets.Length == 0)
        {
            throw new ArgumentException("A dataset must have at least one sample.", nameof(targets));
        }

        if (targets.Length % targetSize != 0)
        {
            throw new ArgumentException($"targets has {targets.Length} values; expected a multiple of {targetSize}, the size of one target.", nameof(targets));
        }

        SampleShape.ExpectFinite(targets, targetSize, nameof(targets));
        return new(targets, targetSize);
    }

    /// <inheritdoc/>
    public override void Copy(int index, Span<float> destination)
    {
        if (destination.Length != Size)
        {
            throw new ArgumentException($"One target is {Size} floats, not {destination.Length}.", nameof(destination));
        }

        values.AsSpan(index * Size, Size).CopyTo(destination);
    }
}

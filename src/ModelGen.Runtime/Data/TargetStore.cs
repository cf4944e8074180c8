namespace ModelGen;

/// <summary>The memory behind the targets of a dataset.</summary>
internal abstract class TargetStore
{
    /// <summary>The number of samples.</summary>
    public abstract int Count { get; }

    /// <summary>Floats of one target.</summary>
    public abstract int Size { get; }

    /// <summary>The number of classes; 0 for values.</summary>
    public abstract int ClassCount { get; }

    /// <summary>One class a sample; empty for values.</summary>
    public abstract ReadOnlySpan<int> Classes { get; }

    /// <summary>Writes target <paramref name="index"/>.</summary>
    public abstract void Copy(int index, Span<float> destination);
}

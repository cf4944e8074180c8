namespace ModelGen;

/// <summary>Samples with their targets.</summary>
public sealed class Dataset
{
    /// <summary>The number of samples.</summary>
    public int Count { get; init; }
}

namespace ModelGen;

/// <summary>The logs of every epoch of a training.</summary>
public sealed class History
{
    private readonly List<EpochLogs> epochs = [];

    /// <summary>One entry an epoch, in order.</summary>
    public IReadOnlyList<EpochLogs> Epochs => epochs;

    internal void Add(EpochLogs logs) => epochs.Add(logs);
}

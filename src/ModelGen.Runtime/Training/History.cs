using ModelGen.Plots;

namespace ModelGen;

/// <summary>The logs of every epoch of a training.</summary>
public sealed class History
{
    private readonly List<EpochLogs> epochs = [];

    /// <summary>One entry an epoch, in order.</summary>
    public IReadOnlyList<EpochLogs> Epochs => epochs;

    /// <summary>One number of every epoch, in order: <c>loss</c>, <c>val_accuracy</c>; NaN for an epoch that did not log it.</summary>
    /// <exception cref="KeyNotFoundException">No epoch logged it; the message lists what there is.</exception>
    public IReadOnlyList<double> this[string name]
    {
        get
        {
            if (!epochs.Exists(epoch => epoch.TryGet(name, out _)))
            {
                IEnumerable<string> names = epochs.SelectMany(epoch => epoch.Entries).Select(entry => entry.Key).Distinct();
                throw new KeyNotFoundException($"No epoch logged '{name}'. There are: {string.Join(", ", names)}.");
            }

            return [.. epochs.Select(epoch => epoch.TryGet(name, out double value) ? value : double.NaN)];
        }
    }

    /// <summary>Draws the loss and each metric over the epochs, training beside validation, as an SVG picture.</summary>
    public string ToSvg() => HistoryPlot.ToSvg(this);

    /// <summary>Writes <see cref="ToSvg"/> to a file; one that is there is replaced.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void SaveSvg(string path) => File.WriteAllText(path, ToSvg());

    internal void Add(EpochLogs logs) => epochs.Add(logs);
}

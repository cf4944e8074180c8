using System.Globalization;
using ModelGen.Plots;
using ModelGen.Serialization;
using ModelGen.Training;

namespace ModelGen;

/// <summary>The logs of every epoch of a training.</summary>
public sealed class History
{
    private readonly List<EpochLogs> epochs = [];
    private readonly List<string> warnings = [];

    /// <summary>Gets the seed that shuffling and dropout followed from.</summary>
    public ulong Seed { get; internal set; }

    /// <summary>One entry an epoch, in order.</summary>
    public IReadOnlyList<EpochLogs> Epochs => epochs;

    /// <summary>
    /// Gets the warnings of the training in order, each once. <see cref="FitOptions.OnWarning"/> receives them as they
    /// occur.
    /// </summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>One number of every epoch, in order: <c>loss</c>, <c>val_accuracy</c>; NaN for an epoch that did not log it.</summary>
    /// <exception cref="KeyNotFoundException">No epoch logged it; the message lists what there is.</exception>
    public IReadOnlyList<double> this[string name]
    {
        get
        {
            if (!epochs.Exists(epoch => epoch.TryGet(name, out _)))
            {
                IEnumerable<string> names = epochs.SelectMany(epoch => epoch.Entries).Select(entry => entry.Key).Distinct();
                throw new KeyNotFoundException($"No epoch logged '{name}'. {NameHint.For(name, [.. names])}");
            }

            return [.. epochs.Select(epoch => epoch.TryGet(name, out double value) ? value : double.NaN)];
        }
    }

    /// <summary>Draws the loss and each metric over the epochs, training beside validation, as an SVG picture.</summary>
    public string ToSvg() => HistoryPlot.ToSvg(this);

    /// <summary>Writes <see cref="ToSvg"/> to a file; its folder is made if need be, a file that is there is replaced.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void SaveSvg(string path) => AtomicFile.WriteText(path, ToSvg());

    /// <summary>Gives a table: the time, and the last and the best value of each number.</summary>
    public override string ToString() => HistoryTable.Of(this, Metrics);

    /// <summary>The training's metrics, which know which way they improve.</summary>
    internal IReadOnlyList<Metric> Metrics { get; set; } = [];

    /// <summary>Keeps or restores all logs: a list of values a name, with a list that says which epochs logged it.</summary>
    internal void KeepState(TrainingState state)
    {
        string[] names = [.. epochs.SelectMany(epoch => epoch.Entries).Select(entry => entry.Key).Distinct()];
        double[] numbers = state.Keep("epoch", [.. epochs.Select(epoch => (double)epoch.Epoch)]);
        double[] ticks = state.Keep("duration", [.. epochs.Select(epoch => (double)epoch.Duration.Ticks)], numbers.Length);
        List<EpochLogs> kept = [.. numbers.Select((number, i) => new EpochLogs { Epoch = (int)number, Duration = TimeSpan.FromTicks((long)ticks[i]) })];
        int count = state.Keep("names", names.Length);
        for (int i = 0; i < count; i++)
        {
            TrainingState part = state.Part(string.Create(CultureInfo.InvariantCulture, $"{i}/"));
            string name = part.Keep("name", i < names.Length ? names[i] : "");
            double[] logged = part.Keep("logged", [.. epochs.Select(epoch => epoch.TryGet(name, out _) ? 1.0 : 0)], numbers.Length);
            double[] values = part.Keep("values", [.. epochs.Select(epoch => epoch.TryGet(name, out double value) ? value : 0)], numbers.Length);
            for (int epoch = 0; epoch < kept.Count; epoch++)
            {
                if (logged[epoch] != 0)
                {
                    kept[epoch][name] = values[epoch];
                }
            }
        }

        if (state.File is not null)
        {
            epochs.Clear();
            epochs.AddRange(kept);
        }
    }

    internal void Add(EpochLogs logs) => epochs.Add(logs);

    /// <summary>Adds a warning; gives false for one that is there already.</summary>
    internal bool AddWarning(string message)
    {
        bool isNew = !warnings.Contains(message);
        if (isNew)
        {
            warnings.Add(message);
        }

        return isNew;
    }
}

using ModelGen.Training;

namespace ModelGen;

/// <summary>The numbers of one epoch, by Keras's names (<c>loss</c>, <c>accuracy</c>, <c>val_loss</c>, <c>learning_rate</c>), in the order in which they were added.</summary>
public sealed class EpochLogs
{
    private readonly List<KeyValuePair<string, double>> entries = [];

    /// <summary>1 for the first epoch.</summary>
    public required int Epoch { get; init; }

    /// <summary>Wall time of the epoch, validation included.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>All numbers.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Entries => entries;

    /// <summary>One number.</summary>
    /// <exception cref="KeyNotFoundException">No such number; the message lists those there are.</exception>
    public double this[string name]
    {
        get => TryGet(name, out double value)
            ? value
            : throw new KeyNotFoundException($"No '{name}' in the logs. {NameHint.For(name, [.. entries.Select(entry => entry.Key)])}");
        set
        {
            int index = entries.FindIndex(entry => entry.Key == name);
            if (index < 0)
            {
                entries.Add(new(name, value));
            }
            else
            {
                entries[index] = new(name, value);
            }
        }
    }

    /// <summary>One number, if it is there.</summary>
    public bool TryGet(string name, out double value)
    {
        int index = entries.FindIndex(entry => entry.Key == name);
        value = index < 0 ? double.NaN : entries[index].Value;
        return index >= 0;
    }

    /// <summary>Gives one line: <c>epoch 3 - loss: 0.0312 - accuracy: 0.9901</c>.</summary>
    public override string ToString() => $"epoch {Epoch} - {LogNumber.Join(entries)}";
}

using ModelGen.Serialization;

namespace ModelGen;

/// <summary>
/// Saves and restores the state of a callback or a metric. The same lines do both: <c>wait = state.Keep("wait", wait);</c>
/// returns its argument when a checkpoint is written, and the checkpoint's value when training resumes.
/// </summary>
public abstract class TrainingState
{
    internal TrainingState()
    {
    }

    /// <summary>Keeps a whole number.</summary>
    /// <param name="name">What it is called; unique in the callback or metric.</param>
    /// <param name="value">What it is now.</param>
    /// <returns>What it is to be.</returns>
    /// <exception cref="WeightsFormatException">The checkpoint has none of this name.</exception>
    public abstract long Keep(string name, long value);

    /// <summary>Keeps a number, all its bits.</summary>
    /// <inheritdoc cref="Keep(string, long)"/>
    public abstract double Keep(string name, double value);

    /// <summary>Keeps a text.</summary>
    /// <inheritdoc cref="Keep(string, long)"/>
    public abstract string Keep(string name, string value);

    /// <summary>Keeps a list of floats; restored, it is another array.</summary>
    /// <inheritdoc cref="Keep(string, long)"/>
    public abstract float[] Keep(string name, float[] value);

    /// <summary>Keeps a list of doubles; restored, it is another array.</summary>
    /// <inheritdoc cref="Keep(string, long)"/>
    public abstract double[] Keep(string name, double[] value);

    /// <summary>Keeps a whole number.</summary>
    /// <inheritdoc cref="Keep(string, long)"/>
    public int Keep(string name, int value) => (int)Keep(name, (long)value);

    /// <summary>Keeps a yes or no.</summary>
    /// <inheritdoc cref="Keep(string, long)"/>
    public bool Keep(string name, bool value) => Keep(name, value ? 1L : 0L) != 0;

    /// <summary>Keeps a list that can only have one length.</summary>
    internal double[] Keep(string name, double[] value, int length) => Keep(name, value) is { } kept && kept.Length == length
        ? kept
        : throw new WeightsFormatException(File, null, $"the checkpoint's list {Quote.Short(name)} does not have {length} numbers.");

    /// <summary>Keeps a whole number from 0 to a largest one.</summary>
    internal int Keep(string name, int value, int largest) => Keep(name, (long)value) is var kept && kept >= 0 && kept <= largest
        ? (int)kept
        : throw new WeightsFormatException(File, null, $"the checkpoint's {Quote.Short(name)} is {kept}, not a number from 0 to {largest}.");

    /// <summary>Gets the file that the state is restored from; null while it is saved.</summary>
    internal virtual string? File => null;

    /// <summary>The part of a state whose names all begin so.</summary>
    internal abstract TrainingState Part(string prefix);
}

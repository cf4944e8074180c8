namespace ModelGen;

/// <summary>Specifies how often a log gets an entry in addition to the one of each epoch; Keras's <c>update_freq</c>.</summary>
public readonly record struct UpdateFrequency
{
    private readonly int batches;

    private UpdateFrequency(int batches) => this.batches = batches;

    /// <summary>Not at all: epochs only. This is the default.</summary>
    public static UpdateFrequency Epoch => default;

    /// <summary>After every so many batches too, counted since training began.</summary>
    /// <param name="batches">1 for every batch. At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static UpdateFrequency Batches(int batches)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1);
        return new(batches);
    }

    /// <summary>True if an entry is logged after this step, counted from 1.</summary>
    internal bool IsDue(long step) => batches > 0 && step % batches == 0;
}

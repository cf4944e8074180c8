namespace ModelGen;

/// <summary>How often a log gets a line or a point beside those of each epoch; Keras's <c>update_freq</c>.</summary>
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

    /// <summary>Whether something is logged after a step, 1 for the first.</summary>
    internal bool IsDue(long step) => batches > 0 && step % batches == 0;
}

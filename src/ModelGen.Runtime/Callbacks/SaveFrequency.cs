namespace ModelGen;

/// <summary>Keras's save_freq: the end of each epoch, or every so many optimizer steps since the start of training.</summary>
internal readonly struct SaveFrequency
{
    private readonly int? steps;

    /// <exception cref="ArgumentOutOfRangeException">Less than 1 step.</exception>
    public SaveFrequency(int? saveFreq)
    {
        if (saveFreq is { } steps)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(saveFreq));
        }

        this.steps = saveFreq;
    }

    public bool IsEpoch => steps is null;

    /// <summary>True if the callback saves after this step, counted from 1.</summary>
    public bool Includes(long step) => steps is { } every && step % every == 0;
}

namespace ModelGen;

/// <summary>Keras's save_freq: the end of each epoch, or every so many optimizer steps since the start of training.</summary>
internal readonly struct SaveFrequency
{
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 step.</exception>
    public SaveFrequency(int? saveFreq)
    {
        if (saveFreq is { } steps)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(saveFreq));
        }

        Steps = saveFreq;
    }

    /// <summary>Steps from one save to the next; null for the end of each epoch.</summary>
    public int? Steps { get; }

    public bool IsEpoch => Steps is null;

    /// <summary>True if the callback saves after this step, counted from 1.</summary>
    public bool Includes(long step) => Steps is { } every && step % every == 0;
}

namespace ModelGen.Memory;

/// <summary>The number of floats of some samples, where a caller chooses how many samples there are.</summary>
internal static class FloatCount
{
    /// <summary>Returns <paramref name="samples"/> times <paramref name="size"/>.</summary>
    /// <param name="what">The samples, for the message: "The outputs of a batch".</param>
    /// <param name="repair">What to do about it.</param>
    /// <exception cref="ArgumentException">No array holds as many.</exception>
    public static int Of(int samples, int size, string what, string repair)
    {
        long count = (long)samples * size;
        return count <= Array.MaxLength
            ? (int)count
            : throw new ArgumentException($"{what}: {samples} samples of {size} floats are {count} floats; an array holds at most {Array.MaxLength}. {repair}");
    }
}

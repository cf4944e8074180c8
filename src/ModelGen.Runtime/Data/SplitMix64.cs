namespace ModelGen;

/// <summary>
/// A small random generator for shuffles: a counter in steps of the golden ratio, hashed
/// (Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014).
/// </summary>
internal struct SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Fisher and Yates's shuffle, in Durstenfeld's form.</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            // The high half of a product maps 64 bits to 0..i; no index is likelier than another by more than 2^-33.
            int j = (int)Math.BigMul(Next(), (ulong)(i + 1), out _);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}

namespace ModelGen;

/// <summary>Names a sequence of random numbers. Different keys, different numbers; the same key, the same numbers for ever.</summary>
/// <param name="Seed">The user's seed: Philox's key.</param>
/// <param name="Purpose">What the numbers are for.</param>
/// <param name="Item">Which layer or parameter, below 2^24.</param>
/// <param name="Step">Which step or epoch; its lower 32 bits count.</param>
internal readonly record struct RandomKey(ulong Seed, RandomPurpose Purpose, int Item, long Step)
{
    /// <summary>Four numbers of the sequence.</summary>
    public PhiloxBlock Block(ulong position) => Philox.Encrypt(Counter(position), Seed);

    /// <summary>The counter of a block: where it stands in the sequence, and which sequence it is.</summary>
    public PhiloxBlock Counter(ulong position) =>
        new((uint)position, (uint)(position >> 32), (uint)Step, ((uint)Purpose << 24) | ((uint)Item & 0xFFFFFF));
}

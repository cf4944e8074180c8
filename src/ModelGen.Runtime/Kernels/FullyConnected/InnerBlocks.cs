namespace ModelGen.Kernels;

/// <summary>A long sum cut into blocks of about the same length, each but the last whole vectors of 16.</summary>
/// <param name="most">A multiple of 16; no block is longer.</param>
internal readonly struct InnerBlocks(int length, int most)
{
    private const int Vector = 16;

    private readonly int vectors = (length + Vector - 1) / Vector;

    public readonly int Count = (length + most - 1) / most;

    /// <summary>Where a block begins; where the last ends for <see cref="Count"/>.</summary>
    public int First(int block) => int.Min(length, (int)((long)vectors * block / Count) * Vector);
}

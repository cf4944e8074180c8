namespace ModelGen.Training;

/// <summary>The order in which an epoch sees the samples: it depends on the seed and the epoch, not on the epochs before.</summary>
internal sealed class EpochOrder(int count, bool shuffles, ulong seed)
{
    private readonly int[] order = [.. Enumerable.Range(0, count)];

    /// <summary>All sample numbers, in the order of an epoch.</summary>
    public ReadOnlyMemory<int> Of(int epoch)
    {
        if (shuffles)
        {
            Permutation.Fill(order, seed, epoch);
        }

        return order;
    }
}

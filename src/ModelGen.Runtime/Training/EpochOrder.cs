namespace ModelGen.Training;

/// <summary>The order in which an epoch sees the samples: it depends on the seed and the epoch, not on the epochs before.</summary>
internal sealed class EpochOrder(int count, bool shuffles, ulong seed)
{
    private readonly int[] order = new int[count];

    /// <summary>All sample numbers, in the order of epoch <paramref name="epoch"/>.</summary>
    public ReadOnlyMemory<int> Of(int epoch)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        if (shuffles)
        {
            new SplitMix64(seed + (0x9E3779B97F4A7C15 * (ulong)epoch)).Shuffle(order);
        }

        return order;
    }
}

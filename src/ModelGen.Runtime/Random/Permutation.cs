namespace ModelGen;

/// <summary>The order in which an epoch sees the samples.</summary>
internal static class Permutation
{
    /// <summary>
    /// Writes the numbers 0 to length - 1 in an order that depends on seed and epoch only; every order is equally likely
    /// (Fisher and Yates; Durstenfeld, 1964).
    /// </summary>
    public static void Fill(Span<int> order, ulong seed, long epoch)
    {
        RandomStream random = new(new(seed, RandomPurpose.Shuffle, Item: 0, epoch));
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = (int)random.NextBelow((uint)i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}

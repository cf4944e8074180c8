using Xunit;

namespace ModelGen.Tests.Kernels;

public class PermutationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(60_000)]
    public void Every_index_appears_once(int length)
    {
        int[] order = new int[length];
        Permutation.Fill(order, seed: 3, epoch: 1);
        Assert.Equal(Enumerable.Range(0, length), order.Order());
    }

    /// <summary>The orders come from another implementation, in Python.</summary>
    [Fact]
    public void The_order_depends_on_seed_and_epoch_and_never_changes()
    {
        int[] order = new int[10];
        Permutation.Fill(order, seed: 42, epoch: 1);
        Assert.Equal([8, 1, 0, 6, 3, 4, 5, 7, 9, 2], order);
        Permutation.Fill(order, seed: 42, epoch: 2);
        Assert.Equal([5, 2, 7, 3, 1, 4, 0, 6, 8, 9], order);
    }

    [Fact]
    public void Every_order_is_equally_likely()
    {
        const int Count = 24_000;
        Dictionary<string, int> counts = [];
        int[] order = new int[4];
        for (int seed = 0; seed < Count; seed++)
        {
            Permutation.Fill(order, (ulong)seed, epoch: 5);
            string name = string.Join(' ', order);
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.Equal(1000.0, count, 5 * Math.Sqrt(1000)));
    }
}

using Xunit;

namespace ModelGen.Tests.Data;

public class DatasetViewTests
{
    // Sample i has input i and class i % 3.
    private static readonly Dataset Hundred = Dataset.FromClasses(
        [.. Enumerable.Range(0, 100).Select(i => (float)i)], [.. Enumerable.Range(0, 100).Select(i => i % 3)], 3, 1);

    [Fact]
    public void Take_and_skip_cut_the_order_they_find()
    {
        Assert.Equal([0, 1, 2], Samples(Hundred.Take(3)));
        Assert.Equal([98, 99], Samples(Hundred.Skip(98)));
        Assert.Equal([12, 13], Samples(Hundred.Skip(10).Take(20).Skip(2).Take(2)));
        Assert.Equal(Samples(Hundred.Shuffled(5))[10..15], Samples(Hundred.Shuffled(5).Skip(10).Take(5)));
        Assert.Empty(Samples(Hundred.Take(0)));
        Assert.Empty(Samples(Hundred.Skip(100)));
        Assert.Equal([2, 1, 1], Hundred.Skip(9).Take(4).ClassCounts());
    }

    [Fact]
    public void More_samples_than_there_are_cannot_be_taken_or_skipped()
    {
        Assert.Contains("has 100 samples", Assert.Throws<ArgumentOutOfRangeException>(() => Hundred.Take(101)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Hundred.Skip(101));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hundred.Take(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hundred.Take(5).ClassOf(5));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.29, 29)] // 0.29 * 100 is 28.999999999999996
    [InlineData(0.805, 81)]
    [InlineData(1, 100)]
    public void A_split_gives_two_parts_that_make_the_whole(double fraction, int first)
    {
        (Dataset head, Dataset tail) = Hundred.Split(fraction);

        Assert.Equal(first, head.Count);
        Assert.Equal(Samples(Hundred), Samples(head).Concat(Samples(tail)));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_fraction_outside_0_to_1_is_refused(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Hundred.Split(fraction));

    [Fact]
    public void A_shuffle_is_a_permutation_that_only_the_seed_decides()
    {
        int[] shuffled = Samples(Hundred.Shuffled(7));

        Assert.Equal(shuffled, Samples(Hundred.Shuffled(7)));
        Assert.NotEqual(shuffled, Samples(Hundred.Shuffled(8)));
        Assert.NotEqual(Samples(Hundred), shuffled);
        Assert.Equal(Samples(Hundred), shuffled.Order());
        Assert.Equal(Samples(Hundred.Take(20)).ToHashSet(), Samples(Hundred.Take(20).Shuffled(1)).ToHashSet());
    }

    [Fact]
    public void Inputs_and_classes_stay_together_in_a_shuffle()
    {
        Dataset shuffled = Hundred.Shuffled(11).Shuffled(12);
        int[] samples = Samples(shuffled);

        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(samples[i] % 3, shuffled.ClassOf(i)));
    }

    [Fact]
    public void Every_sample_is_equally_likely_at_every_place()
    {
        // 20,000 shuffles of 5: each of 25 cells expects 4,000 with deviation 57; 6 deviations are 340.
        int[] cells = new int[25];
        Dataset five = Hundred.Take(5);
        for (ulong seed = 0; seed < 20_000; seed++)
        {
            int[] samples = Samples(five.Shuffled(seed));
            for (int place = 0; place < 5; place++)
            {
                cells[(place * 5) + samples[place]]++;
            }
        }

        Assert.All(cells, count => Assert.InRange(count, 3_660, 4_340));
    }

    private static int[] Samples(Dataset data)
    {
        float[] input = new float[1];
        return [.. Enumerable.Range(0, data.Count).Select(i =>
        {
            data.CopyInput(i, input);
            return (int)input[0];
        })];
    }
}

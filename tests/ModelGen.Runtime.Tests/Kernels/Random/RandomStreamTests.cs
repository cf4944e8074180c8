using Xunit;

namespace ModelGen.Tests.Kernels;

public class RandomStreamTests
{
    private static RandomStream Stream() => new(new(1, RandomPurpose.Initializer, Item: 0, Step: 0));

    [Fact]
    public void Bits_are_the_words_of_the_blocks_in_order()
    {
        RandomKey key = new(1, RandomPurpose.Initializer, Item: 0, Step: 0);
        RandomStream stream = new(key);
        for (ulong position = 0; position < 3; position++)
        {
            PhiloxBlock block = key.Block(position);
            Assert.Equal(block, new(stream.NextBits(), stream.NextBits(), stream.NextBits(), stream.NextBits()));
        }
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(2u)]
    [InlineData(7u)]
    [InlineData(10u)]
    public void Every_number_below_the_limit_is_equally_likely(uint limit)
    {
        const int Count = 100_000;
        RandomStream stream = Stream();
        int[] counts = new int[limit];
        for (int i = 0; i < Count; i++)
        {
            counts[stream.NextBelow(limit)]++;
        }

        double expected = Count / (double)limit;
        Assert.All(counts, count => Assert.Equal(expected, count, 5 * Math.Sqrt(expected)));
    }

    /// <summary>Without drawing some words again, every third number would come twice as often as the others.</summary>
    [Fact]
    public void Limits_that_do_not_divide_the_words_evenly_have_no_favourites()
    {
        const uint Limit = 3u << 30;
        const int Count = 100_000;
        RandomStream stream = Stream();
        int[] counts = new int[3];
        for (int i = 0; i < Count; i++)
        {
            uint number = stream.NextBelow(Limit);
            Assert.InRange(number, 0u, Limit - 1);
            counts[number % 3]++;
        }

        Assert.All(counts, count => Assert.Equal(Count / 3.0, count, 5 * Math.Sqrt(Count / 3.0)));
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        const int Count = 400_000;
        RandomStream stream = Stream();
        double[] numbers = [.. Enumerable.Range(0, Count).Select(_ => stream.NextNormal())];

        // Five standard errors: the variances of x, x^2, x^3 and x^4 are 1, 2, 15 and 96.
        double error = 5 / Math.Sqrt(Count);
        Assert.Equal(0, numbers.Average(), error);
        Assert.Equal(1, numbers.Average(x => x * x), error * Math.Sqrt(2));
        Assert.Equal(0, numbers.Average(x => x * x * x), error * Math.Sqrt(15));
        Assert.Equal(3, numbers.Average(x => x * x * x * x), error * Math.Sqrt(96));
        Assert.All(numbers, x => Assert.True(double.IsFinite(x)));
    }
}

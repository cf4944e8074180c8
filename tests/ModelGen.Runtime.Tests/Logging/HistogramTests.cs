using ModelGen.Logging;
using Xunit;

namespace ModelGen.Tests;

public class HistogramTests
{
    [Fact]
    public void Each_number_is_counted_between_the_borders_around_it()
    {
        var random = new Random(3);
        float[] values = [.. Enumerable.Range(0, 5000).Select(_ => (float)((random.NextDouble() - 0.4) * Math.Pow(10, random.Next(-15, 25))))];
        var histogram = new Histogram();
        histogram.Of(values);

        double[] limits = histogram.Limits.ToArray(), counts = histogram.Counts.ToArray();
        Assert.Equal(limits.Order(), limits);
        for (int i = 0; i < limits.Length; i++)
        {
            double below = i == 0 ? double.NegativeInfinity : limits[i - 1];
            Assert.Equal(values.Count(value => value >= below && value < limits[i]), counts[i]);
        }

        Assert.Equal(values.Length, counts.Sum());
        Assert.Equal(values.Length, histogram.Count);
        Assert.Equal(values.Min(), histogram.Min);
        Assert.Equal(values.Max(), histogram.Max);
        // Summed in the same order, in doubles.
        Assert.Equal(values.Aggregate(0.0, (sum, value) => sum + value), histogram.Sum);
        Assert.Equal(values.Aggregate(0.0, (sum, value) => sum + ((double)value * value)), histogram.SumOfSquares);
    }

    [Fact]
    public void Borders_grow_by_a_tenth_from_1e_minus_12_on_both_sides_of_zero()
    {
        // 1e-12 * 1.1^290 is 1.004 and the border before it 0.913; the rounding of 290 products is far below the 9th digit.
        double lower = 1e-12 * Math.Pow(1.1, 289), upper = 1e-12 * Math.Pow(1.1, 290);
        var histogram = new Histogram();
        histogram.Of([1, -1, 0]);
        Assert.Equal([-lower, 0, 1e-12, lower, upper], histogram.Limits.ToArray().Where((_, i) => i is 1 or 2 or 3 or 4 or 5), (a, b) => Math.Abs(a - b) <= 1e-9 * Math.Abs(a));
        Assert.Equal([0, 1, 0, 1, 0, 1, 0], histogram.Counts.ToArray());
        Assert.Equal(-upper, histogram.Limits[0], 1e-9);
        Assert.Equal(double.MaxValue, histogram.Limits[^1]);
    }

    [Fact]
    public void A_number_on_a_border_belongs_to_the_bucket_above()
    {
        var histogram = new Histogram();
        histogram.Of([0, 0, -0f]);
        int bucket = histogram.Counts.IndexOf(3);
        Assert.Equal(0, histogram.Limits[bucket - 1]);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_left_out_and_extremes_are_not()
    {
        var histogram = new Histogram();
        histogram.Of([float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue]);
        Assert.Equal(2, histogram.Count);
        Assert.Equal(float.MinValue, histogram.Min);
        Assert.Equal(float.MaxValue, histogram.Max);
        Assert.Equal(1, histogram.Counts[^1]);
        Assert.Equal(2, histogram.Counts.ToArray().Sum());
    }

    [Fact]
    public void Nothing_to_count_is_one_empty_bucket()
    {
        var histogram = new Histogram();
        histogram.Of([1, 2, 3]);
        histogram.Of([float.NaN]);
        Assert.Equal((0, 0, 0, 0), (histogram.Count, histogram.Min, histogram.Max, histogram.Sum));
        Assert.Equal([0], histogram.Counts.ToArray());
    }
}

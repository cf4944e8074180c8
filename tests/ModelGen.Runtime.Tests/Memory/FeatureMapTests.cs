using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Memory;

public class FeatureMapTests
{
    public static TheoryData<int, int, int, int> Halos => new() { { 0, 0, 0, 0 }, { 1, 1, 1, 1 }, { 0, 2, 1, 0 } };

    [Theory]
    [MemberData(nameof(Halos))]
    public void Samples_that_are_copied_in_come_out_again_and_the_rest_stays_as_it_is(int top, int left, int bottom, int right)
    {
        Halo halo = new(top, left, bottom, right);
        float[] data = new float[4 * (3 + top + bottom) * (2 + left + right) * 5];
        FeatureMap map = new(data, 3, 2, 5, halo);
        float[] values = [.. Enumerable.Range(1, 3 * 30).Select(value => (float)value)];

        map.CopyFrom(values, samples: 3);

        float[] copied = new float[3 * 30];
        map.CopyTo(copied, samples: 3);
        Assert.Equal(values, copied);
        Assert.Equal(values[30..60], Enumerable.Range(0, 3).SelectMany(row => new FeatureMap(data, 3, 2, 5, halo).Row(1, row).ToArray()));
        Assert.Equal(90, data.Count(value => value != 0));
        Assert.All(data[(3 * map.SampleStride)..], value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(Halos))]
    public void Another_number_of_floats_is_refused(int top, int left, int bottom, int right)
    {
        Halo halo = new(top, left, bottom, right);
        float[] data = new float[2 * (3 + top + bottom) * (2 + left + right) * 5];
        Assert.Contains("2 samples are 60 floats, not 59", Assert.Throws<ArgumentException>(() => new FeatureMap(data, 3, 2, 5, halo).CopyFrom(new float[59], 2)).Message);
        Assert.Contains("2 samples are 60 floats, not 61", Assert.Throws<ArgumentException>(() => new FeatureMap(data, 3, 2, 5, halo).CopyTo(new float[61], 2)).Message);
        Assert.ThrowsAny<ArgumentException>(() => new FeatureMap(data, 3, 2, 5, halo).CopyFrom(new float[90], 3));
        Assert.ThrowsAny<ArgumentException>(() => new FeatureMap(data, 3, 2, 5, halo).CopyTo(new float[90], 3));
        Assert.ThrowsAny<ArgumentException>(() => new FeatureMap(data, 3, 2, 5, halo).CopyTo([], -1));
    }

    [Fact]
    public void Memory_that_is_no_whole_number_of_samples_is_refused() =>
        Assert.Contains(
            "'data' has 31 floats; expected a multiple of the 30 of one sample",
            Assert.Throws<ArgumentException>(() => new FeatureMap(new float[31], 3, 2, 5).Samples).Message);

    [Theory]
    [InlineData(65537, 65537, 1, 0, 131073)] // their product modulo 2^32
    [InlineData(65536, 65536, 1, 0, 0)]
    [InlineData(46341, 1, 46341, 0, 0)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, 0)]
    [InlineData(-1, 1, 1, 1, 3)]
    [InlineData(1, 1, 0, 1, 3)]
    public void Sizes_that_overflow_or_are_below_1_are_refused(int height, int width, int channels, int border, int floats) =>
        Assert.Contains(
            $"'data' has {floats} floats; expected a multiple of the",
            Assert.Throws<ArgumentException>(() => new FeatureMap(new float[floats], height, width, channels, new(border, 0, border, 0)).Samples).Message);

    [Fact]
    public void A_row_of_a_sample_that_there_is_not_is_refused_where_its_place_overflows() =>
        Assert.ThrowsAny<ArithmeticException>(() => new FeatureMap(new float[65536], 1, 1, 65536).Row(65536, 0)[0]);

    [Fact]
    public void More_floats_than_an_array_holds_are_refused_with_what_they_are() => Assert.Equal(
        "The outputs of a batch are 65536 samples of 65536 floats: 4294967296, more than the 2147483591 that an array holds. Use a smaller batch.",
        Assert.Throws<ArgumentException>(() => FloatCount.Of(65536, 65536, "The outputs of a batch", "Use a smaller batch.")).Message);
}

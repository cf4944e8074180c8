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
}

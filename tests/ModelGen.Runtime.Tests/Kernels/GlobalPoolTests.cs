using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

public class GlobalPoolTests
{
    /// <summary>Channel counts that fill each vector width and pair, exactly and with a rest.</summary>
    public static TheoryData<int> ChannelCounts => [1, 3, 4, 6, 8, 13, 16, 19, 32, 37, 64];

    [Theory]
    [MemberData(nameof(ChannelCounts))]
    public void Average_gives_the_bits_of_the_reference_where_it_is_exact(int channels)
    {
        foreach (Halo halo in new[] { Halos.None, Halos.Odd })
        {
            // Sixteen pixels of whole numbers: sums and quotients are exact.
            Random random = new(1);
            TestMap x = new TestMap(3, 2, 8, channels, halo).FillIntegers(random), y = new(3, 1, 1, channels), expected = y.Like();
            GlobalAvgPool2D.Forward(x.View, y.View, 3);
            Reference.GlobalPool2D.Average(x.View, expected.View, 3);
            Assert.Equal(expected.Data, y.Data);

            TestMap dy = y.Like().FillIntegers(random), dx = x.Like(halo), expectedGradient = x.Like();
            GlobalAvgPool2D.Backward(dy.View, dx.View, 3);
            Reference.GlobalPool2D.AverageBackward(dy.View, expectedGradient.View, 3);
            Assert.Equal(expectedGradient.Values, dx.Values);
            dx.AssertHaloUntouched();
            Assert.Equal(TestMap.Dot(y.Values, dy.Values), TestMap.Dot(x.Values, dx.Values));
        }
    }

    [Theory]
    [MemberData(nameof(ChannelCounts))]
    public void Average_of_many_pixels_is_close_to_the_reference(int channels)
    {
        TestMap x = new TestMap(2, 57, 61, channels).FillUniform(new Random(2)), y = new(2, 1, 1, channels), expected = y.Like();
        GlobalAvgPool2D.Forward(x.View, y.View, 2);
        Reference.GlobalPool2D.Average(x.View, expected.View, 2);
        for (int i = 0; i < y.Data.Length; i++)
        {
            // Row sums, then their sum: at most 57 + 61 roundings of a mean magnitude of at most 4.
            Assert.Equal(expected.Data[i], y.Data[i], (57 + 61) * 4 * Math.Pow(2, -24));
        }
    }

    [Theory]
    [MemberData(nameof(ChannelCounts))]
    public void Maximum_gives_the_bits_of_the_reference(int channels)
    {
        foreach (Halo halo in new[] { Halos.None, Halos.Odd })
        {
            Random random = new(3);
            TestMap x = new TestMap(3, 5, 3, channels, halo).FillIntegers(random, 3), y = new(3, 1, 1, channels, Halos.Even), expected = y.Like();
            GlobalMaxPool2D.Forward(x.View, y.View, 3);
            Reference.GlobalPool2D.Maximum(x.View, expected.View, 3);
            Assert.Equal(expected.Values, y.Values);
            y.AssertHaloUntouched();

            TestMap dy = y.Like().FillIntegers(random), dx = x.Like(halo), expectedGradient = x.Like();
            GlobalMaxPool2D.Backward(x.View, y.View, dy.View, dx.View, 3);
            Reference.GlobalPool2D.MaximumBackward(x.View, dy.View, expectedGradient.View, 3);
            Assert.Equal(expectedGradient.Values, dx.Values);
            dx.AssertHaloUntouched();
        }
    }

    [Fact]
    public void Maps_that_do_not_fit_are_refused()
    {
        TestMap x = new TestMap(1, 2, 2, 5).Fill(0), y = new TestMap(1, 1, 1, 4).Fill(0);
        ArgumentException error = Assert.Throws<ArgumentException>(() => GlobalAvgPool2D.Forward(x.View, y.View, 1));
        Assert.Contains("'y' has samples of 1 x 1 x 4; expected 1 x 1 x 5.", error.Message);
        Assert.Throws<ArgumentException>(() => GlobalAvgPool2D.Backward(y.View, x.View, 1));
        Assert.Throws<ArgumentException>(() => GlobalMaxPool2D.Forward(x.View, x.View, 1));
        Assert.Throws<ArgumentException>(() => GlobalMaxPool2D.Backward(x.View, new TestMap(1, 1, 1, 5).View, y.View, x.View, 1));
    }
}

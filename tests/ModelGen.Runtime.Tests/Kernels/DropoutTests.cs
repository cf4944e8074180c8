using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

public class DropoutTests
{
    private static readonly DropoutKey Key = new(Seed: 9, Step: 100, Layer: 2);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 1, 10)]
    [InlineData(3, 5, 7)]
    [InlineData(4, 4, 64)]
    [InlineData(1, 1, 1600)]
    public void The_bits_are_those_of_the_reference_whatever_the_halo(int height, int width, int channels)
    {
        foreach (float rate in new[] { 0, 0.1f, 0.5f, 0.999f })
        {
            foreach ((Halo from, Halo to) in new[] { (Halos.None, Halos.None), (Halos.Even, Halos.Odd) })
            {
                TestMap x = new TestMap(3, height, width, channels, from).FillUniform(new Random(1)), y = x.Like(to), expected = x.Like();
                Dropout.Apply(x.View, y.View, rate, Key, firstSample: 11, samples: 3);
                Reference.Dropout.Apply(x.View, expected.View, rate, Key, firstSample: 11, samples: 3);
                Assert.Equal(expected.Values, y.Values);
                y.AssertHaloUntouched();
            }
        }
    }

    [Fact]
    public void The_mask_is_the_same_for_every_split_of_a_batch()
    {
        const int Samples = 13, Size = 50;
        TestMap x = new TestMap(Samples, 1, 1, Size).Fill(1), whole = x.Like(), parts = x.Like();
        Dropout.Apply(x.View, whole.View, 0.3f, Key, 0, Samples);
        foreach ((int first, int count) in new[] { (9, 4), (0, 1), (1, 6), (7, 2) })
        {
            FeatureMap from = new(x.Data.AsSpan(first * Size, count * Size), 1, 1, Size);
            FeatureMap to = new(parts.Data.AsSpan(first * Size, count * Size), 1, 1, Size);
            Dropout.Apply(from, to, 0.3f, Key, first, count);
        }

        Assert.Equal(whole.Data, parts.Data);
    }

    [Fact]
    public void The_backward_pass_uses_the_mask_of_the_forward_pass()
    {
        Random random = new(2);
        TestMap x = new TestMap(4, 2, 3, 5).FillIntegers(random), y = x.Like(), dy = x.Like().FillIntegers(random), dx = x.Like();
        Dropout.Apply(x.View, y.View, 0.5f, Key, 0, 4);
        Dropout.Apply(dy.View, dx.View, 0.5f, Key, 0, 4);
        Assert.Equal(TestMap.Dot(y.Data, dy.Data), TestMap.Dot(x.Data, dx.Data));
        Dropout.Apply(x.View, x.View, 0.5f, Key, 0, 4);
        Assert.Equal(y.Data, x.Data);
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void The_rate_is_kept_and_so_is_the_mean(float rate)
    {
        const int Count = 1_000_000;
        TestMap x = new TestMap(1, 1, 1, Count).Fill(1), y = x.Like();
        Dropout.Apply(x.View, y.View, rate, Key, 0, 1);

        // Five standard errors of a proportion.
        double error = 5 * Math.Sqrt(rate * (1 - rate) / Count);
        Assert.Equal(rate, y.Data.Count(value => value == 0) / (double)Count, error);
        Assert.Equal(1, y.Data.Average(value => (double)value), error / (1 - rate));
        Assert.All(y.Data, value => Assert.True(value == 0 || value == 1 / (1 - rate)));
    }

    [Fact]
    public void Seed_step_and_layer_each_give_another_mask()
    {
        TestMap x = new TestMap(1, 1, 1, 64).Fill(1);
        DropoutKey[] keys = [Key, Key with { Seed = 10 }, Key with { Step = 101 }, Key with { Layer = 3 }];
        string[] masks = [.. keys.Select(key =>
        {
            TestMap y = x.Like();
            Dropout.Apply(x.View, y.View, 0.5f, key, 0, 1);
            return string.Join(' ', y.Data);
        })];
        Assert.Equal(masks.Length, masks.Distinct().Count());
    }

    [Fact]
    public void Outside_training_nothing_is_dropped()
    {
        TestMap x = new TestMap(2, 3, 3, 5, Halos.Even).FillUniform(new Random(3)), y = x.Like();
        Dropout.Apply(x.View, y.View, 0.5f, Key with { Step = -1 }, 0, 2);
        Assert.Equal(x.Values, y.Values);
    }

    [Fact]
    public void What_is_dropped_is_0_even_if_it_was_infinite()
    {
        TestMap x = new TestMap(1, 1, 1, 100).Fill(float.PositiveInfinity);
        Dropout.Apply(x.View, x.View, 0.5f, Key, 0, 1);
        Assert.Contains(0, x.Data);
        Assert.DoesNotContain(float.NaN, x.Data);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    public void A_rate_outside_0_to_1_is_refused(float rate)
    {
        TestMap x = new TestMap(1, 1, 1, 4).Fill(1);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => Dropout.Apply(x.View, x.View, rate, Key, 0, 1));
        Assert.Contains("A dropout rate must be at least 0 and less than 1.", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Dropout.Apply(x.View, x.View, 0.5f, Key, -1, 1));
    }
}

using ModelGen.Kernels;
using ModelGen.Memory;
using ModelGen.Simd;
using Xunit;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

public unsafe class BiasTests
{
    public static TheoryData<int, int, int, int> Shapes => new()
    {
        // samples, height, width, channels
        { 1, 1, 1, 1 },
        { 3, 5, 7, 1 },
        { 2, 4, 3, 3 },
        { 2, 3, 4, 4 },
        { 1, 6, 5, 8 },
        { 2, 5, 3, 10 },
        { 3, 4, 4, 16 },
        { 2, 3, 3, 17 },
        { 2, 3, 2, 33 },
        { 1, 3, 3, 64 },
        { 64, 1, 1, 10 },
        { 9, 1, 1, 300 },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void The_bias_gradient_adds_the_bits_of_the_reference_on_whole_numbers(int samples, int height, int width, int channels)
    {
        Random random = new(5);
        float[] old = [.. Enumerable.Range(0, channels).Select(_ => (float)random.Next(-8, 9))];
        foreach (Halo halo in new[] { Halos.None, Halos.Odd })
        {
            TestMap dy = new TestMap(samples, height, width, channels, halo).FillIntegers(random);
            float[] expected = [.. old];
            Reference.Bias.Gradient(dy.View, expected, samples);
            Assert.Equal(expected, Added(old, dBias => Bias.Gradient(dy.View, dBias.View.Row(0, 0), samples)));
            Widths.ForEach(channels, new CheckWidth(dy, old, expected));
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void The_bias_gradient_stays_within_the_error_of_a_sum(int samples, int height, int width, int channels)
    {
        TestMap dy = new TestMap(samples, height, width, channels).FillUniform(new Random(6));
        TestMap magnitudes = dy.Like();
        dy.Values.Select(Math.Abs).ToArray().CopyTo(magnitudes.Data, 0);
        float[] actual = new float[channels], expected = new float[channels], bounds = new float[channels];
        Bias.Gradient(dy.View, actual, samples);
        Reference.Bias.Gradient(dy.View, expected, samples);
        Reference.Bias.Gradient(magnitudes.View, bounds, samples);
        for (int c = 0; c < channels; c++)
        {
            // Each addition rounds once; 8 more as for every sum of products.
            Assert.Equal(expected[c], actual[c], ((samples * height * width) + 8) * Math.Pow(2, -24) * bounds[c]);
        }
    }

    [Fact]
    public void Samples_beyond_those_asked_for_are_not_read()
    {
        TestMap dy = new(3, 2, 2, 5);
        dy.Data.AsSpan(0, 40).Fill(1);
        float[] dBias = new float[5];
        Bias.Gradient(dy.View, dBias, 2);
        Assert.Equal([8, 8, 8, 8, 8], dBias);
        Bias.Gradient(dy.View, dBias, 0);
        Assert.Equal([8, 8, 8, 8, 8], dBias);
    }

    [Fact]
    public void Operands_of_another_size_are_refused()
    {
        TestMap dy = new TestMap(2, 2, 2, 5).Fill(1);
        Assert.Throws<ArgumentException>(() => Bias.Gradient(dy.View, new float[4], 2));
        Assert.Throws<ArgumentException>(() => Bias.Gradient(dy.View, new float[6], 2));
        Assert.Throws<ArgumentException>(() => Bias.Gradient(dy.View, new float[5], 3));
        Assert.ThrowsAny<ArgumentException>(() => Bias.Gradient(dy.View, new float[5], -1));
        Assert.Throws<ArgumentException>(() => Bias.Gradient(default, new float[5], 1));
    }

    private static float[] Added(float[] old, Action<TestMap> pass)
    {
        int next = 0;
        TestMap dBias = new TestMap(1, 1, 1, old.Length, Halos.Even).Fill(() => old[next++]);
        pass(dBias);
        dBias.AssertHaloUntouched();
        return dBias.Values;
    }

    private readonly struct CheckWidth(TestMap dy, float[] old, float[] expected) : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            TestMap map = dy;
            Assert.Equal(expected, Added(old, dBias =>
            {
                FeatureMap view = map.View;
                fixed (float* dyData = view.Data, dBiasData = dBias.View.Row(0, 0))
                {
                    new Bias.Sum(new(dyData, view), view.Height, view.Width, view.Channels, dBiasData, map.Samples).Invoke<V>();
                }
            }));
        }
    }
}

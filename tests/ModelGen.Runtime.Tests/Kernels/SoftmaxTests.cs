using ModelGen.Kernels;
using ModelGen.Memory;
using ModelGen.Simd;
using Xunit;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

public unsafe class SoftmaxTests
{
    public static TheoryData<int> ClassCounts => [1, 2, 3, 4, 7, 8, 10, 16, 19, 33, 100, 1000];

    [Theory]
    [MemberData(nameof(ClassCounts))]
    public void Forward_agrees_with_the_reference(int classes)
    {
        foreach ((Halo from, Halo to) in new[] { (Halos.None, Halos.None), (Halos.Even, Halos.Odd) })
        {
            TestMap x = new TestMap(3, 2, 2, classes, from).FillUniform(new Random(1)), y = x.Like(to), expected = x.Like();
            Softmax.Forward(x.View, y.View, 3);
            Reference.Softmax.Forward(x.View, expected.View, 3);
            AssertRelative(expected.Values, y.Values);
            y.AssertHaloUntouched();
        }
    }

    [Theory]
    [MemberData(nameof(ClassCounts))]
    public void Every_width_agrees_with_the_reference(int classes)
    {
        TestMap x = new TestMap(1, 1, 1, classes).FillUniform(new Random(2)), expected = x.Like();
        Reference.Softmax.Forward(x.View, expected.View, 1);
        Widths.ForEach(classes, new CheckForward(x.Data, expected.Data));
    }

    [Theory]
    [MemberData(nameof(ClassCounts))]
    public void Backward_agrees_with_the_whole_Jacobian(int classes)
    {
        foreach ((Halo from, Halo to) in new[] { (Halos.None, Halos.None), (Halos.Even, Halos.Odd) })
        {
            TestMap x = new TestMap(2, 1, 2, classes, from).FillUniform(new Random(3)), y = x.Like(from);
            TestMap dy = x.Like().FillUniform(new Random(4)), dx = x.Like(to), expected = x.Like();
            Softmax.Forward(x.View, y.View, 2);
            Softmax.Backward(y.View, dy.View, dx.View, 2);
            Reference.Softmax.Backward(y.View, dy.View, expected.View, 2);
            float[] values = y.Values;
            for (int i = 0; i < values.Length; i++)
            {
                // y times the cancelling difference of two numbers of at most 4, each rounded a few times.
                Assert.Equal(expected.Values[i], dx.Values[i], 2e-6 * values[i] + 1e-30);
            }

            dx.AssertHaloUntouched();
            Softmax.Backward(y.View, dy.View, dy.View, 2);
            Assert.Equal(dx.Values, dy.Values);
        }
    }

    [Fact]
    public void The_largest_floats_give_numbers()
    {
        TestMap x = new TestMap(1, 1, 1, 20).Fill(-float.MaxValue);
        x.Data[3] = float.MaxValue;
        Softmax.Forward(x.View, x.View, 1);
        Assert.Equal([.. Enumerable.Range(0, 20).Select(i => i == 3 ? 1f : 0f)], x.Data);
        x.Fill(-float.MaxValue);
        Softmax.Forward(x.View, x.View, 1);
        Assert.All(x.Data, value => Assert.Equal(0.05f, value, 1e-8f));
    }

    [Fact]
    public void NaN_in_a_pixel_makes_that_pixel_NaN()
    {
        TestMap x = new TestMap(2, 1, 1, 11).Fill(1);
        x.Data[10] = float.NaN;
        Softmax.Forward(x.View, x.View, 2);
        Assert.All(x.Data[..11], value => Assert.True(float.IsNaN(value)));
        Assert.All(x.Data[11..], value => Assert.Equal(1 / 11f, value, 1e-7f));
    }

    [Fact]
    public void A_sample_gives_the_same_bits_alone_and_among_others()
    {
        TestMap all = new TestMap(7, 1, 1, 10).FillUniform(new Random(5)), together = all.Like(), alone = all.Like();
        Softmax.Forward(all.View, together.View, 7);
        for (int sample = 0; sample < 7; sample++)
        {
            Softmax.Forward(new(all.Data.AsSpan(sample * 10, 10), 1, 1, 10), new(alone.Data.AsSpan(sample * 10, 10), 1, 1, 10), 1);
        }

        Assert.Equal(together.Data, alone.Data);
    }

    private static void AssertRelative(float[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            // x - maximum, of at most 8, is rounded to 8 * 2^-24; then the exponential, the sum and the quotient.
            Assert.Equal(1, actual[i] / (double)expected[i], 1.5e-6);
        }
    }

    private readonly struct CheckForward(float[] x, float[] expected) : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            float[] y = new float[x.Length];
            fixed (float* from = x, to = y)
            {
                double sum = Softmax.Forward<V>(from, to, x.Length, out float maximum);
                Assert.Equal(x.Max(), maximum);
                Assert.Equal(1, sum / x.Sum(value => Math.Exp(value - (double)maximum)), 1e-6);
            }

            AssertRelative(expected, y);
        }
    }
}

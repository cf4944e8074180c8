using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

public class RescalingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(28)]
    public void Integers_give_the_bits_of_the_reference_and_pass_the_adjoint_test(int width)
    {
        foreach ((Halo from, Halo to) in new[] { (Halos.None, Halos.None), (Halos.None, Halos.Even), (Halos.Odd, Halos.Even) })
        {
            Random random = new(1);
            TestMap x = new TestMap(2, 3, width, 1, from).FillIntegers(random, 255), y = x.Like(to), expected = x.Like();
            Rescaling.Forward(x.View, y.View, 3, -7, 2);
            Reference.Rescaling.Forward(x.View, expected.View, 3, -7, 2);
            Assert.Equal(expected.Values, y.Values);
            y.AssertHaloUntouched();

            TestMap linear = x.Like(), dy = y.Like(to).FillIntegers(random), dx = x.Like(from);
            Rescaling.Forward(x.View, linear.View, 3, 0, 2);
            Rescaling.Backward(dy.View, dx.View, 3, 2);
            Assert.Equal(TestMap.Dot(linear.Values, dy.Values), TestMap.Dot(x.Values, dx.Values));
            dx.AssertHaloUntouched();
        }
    }

    [Fact]
    public void Bytes_become_numbers_from_0_to_1()
    {
        int next = 0;
        TestMap x = new TestMap(1, 16, 16, 1).Fill(() => next++);
        Rescaling.Forward(x.View, x.View, 1 / 255f, 0, 1);
        for (int i = 0; i < 256; i++)
        {
            // The factor 1/255 is rounded, then the product.
            Assert.Equal(i / 255.0, x.Data[i], 1.2e-7);
        }
    }

    [Fact]
    public void Maps_of_another_shape_are_refused() =>
        Assert.Throws<ArgumentException>(() => Rescaling.Forward(new TestMap(1, 2, 2, 1).View, new TestMap(1, 2, 3, 1).View, 1, 0, 1));
}

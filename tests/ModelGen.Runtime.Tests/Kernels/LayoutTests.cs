using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels;

public class LayoutTests
{
    public static TheoryData<int, int, int, int, int, int> Shapes => new()
    {
        // from (height, width, channels) to (height, width, channels)
        { 4, 6, 2, 4, 6, 2 },
        { 4, 6, 2, 1, 1, 48 },
        { 1, 1, 48, 4, 6, 2 },
        { 4, 6, 2, 3, 4, 4 },
        { 5, 7, 1, 7, 5, 1 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Values_keep_their_order_whatever_the_shapes_and_halos(int height, int width, int channels, int toHeight, int toWidth, int toChannels)
    {
        foreach (Halo from in new[] { Halo.None, new Halo(1, 2, 0, 1) })
        {
            foreach (Halo to in new[] { Halo.None, new Halo(2, 0, 1, 3) })
            {
                int next = 0;
                TestMap x = new TestMap(3, height, width, channels, from).Fill(() => next++);
                TestMap y = new(3, toHeight, toWidth, toChannels, to);
                Layout.Copy(x.View, y.View, samples: 3);
                Assert.Equal(x.Values, y.Values);
                y.AssertHaloUntouched();
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(2, 0, 0, 0)]
    [InlineData(0, 3, 0, 0)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(0, 0, 0, 2)]
    [InlineData(2, 1, 3, 4)]
    public void Clearing_a_border_zeroes_all_of_it_and_nothing_else(int top, int left, int bottom, int right)
    {
        TestMap map = new TestMap(3, 3, 4, 2, new(top, left, bottom, right)).Fill(5);
        Layout.ClearBorder(map.View, samples: 2);

        int border = ((3 + top + bottom) * (4 + left + right) * 2) - (3 * 4 * 2);
        Assert.All(map.Values, value => Assert.Equal(5, value));
        Assert.Equal(2 * border, map.Data.Count(value => value == 0));
        Assert.Equal(border, map.Data.Count(float.IsNaN));
        Assert.Throws<ArgumentException>(() => Layout.ClearBorder(map.View, samples: 4));
    }

    [Fact]
    public void Sizes_that_differ_are_refused()
    {
        TestMap x = new(1, 2, 2, 3);
        TestMap y = new(1, 1, 1, 11);
        Assert.Contains("12", Assert.Throws<ArgumentException>(() => Layout.Copy(x.View, y.View, 1)).Message);
        Assert.Throws<ArgumentException>(() => Layout.Copy(x.View, x.View, samples: 2));
    }
}

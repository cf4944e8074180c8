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

    [Fact]
    public void Sizes_that_differ_are_refused()
    {
        TestMap x = new(1, 2, 2, 3);
        TestMap y = new(1, 1, 1, 11);
        Assert.Contains("12", Assert.Throws<ArgumentException>(() => Layout.Copy(x.View, y.View, 1)).Message);
        Assert.Throws<ArgumentException>(() => Layout.Copy(x.View, x.View, samples: 2));
    }
}

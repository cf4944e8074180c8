extern alias generator;

using generator::ModelGen.Generator.Ops;
using Xunit;

namespace ModelGen.Generator.Tests.Graph;

using Padding = generator::ModelGen.Padding;

/// <summary>The arithmetic of windows along one dimension against Keras's formulas and against counting.</summary>
public class WindowTests
{
    [Theory]
    [InlineData(28, 3, 1, 1, Padding.Valid, 26, 0, 0)]
    [InlineData(28, 3, 1, 1, Padding.Same, 28, 1, 1)]
    [InlineData(28, 2, 1, 1, Padding.Same, 28, 0, 1)] // the odd one at the end
    [InlineData(28, 4, 1, 1, Padding.Same, 28, 1, 2)]
    [InlineData(28, 3, 2, 1, Padding.Same, 14, 0, 1)]
    [InlineData(29, 3, 2, 1, Padding.Same, 15, 1, 1)]
    [InlineData(28, 1, 2, 1, Padding.Same, 14, 0, 0)] // gaps need no padding
    [InlineData(28, 3, 1, 4, Padding.Same, 28, 4, 4)]
    [InlineData(28, 3, 1, 4, Padding.Valid, 20, 0, 0)]
    [InlineData(28, 5, 3, 2, Padding.Valid, 7, 0, 0)]
    [InlineData(5, 5, 1, 1, Padding.Valid, 1, 0, 0)]
    [InlineData(4, 5, 1, 1, Padding.Valid, 0, 0, 0)]
    [InlineData(1, 5, 1, 1, Padding.Same, 1, 2, 2)]
    [InlineData(7, 2, int.MaxValue, 1, Padding.Same, 1, 0, 0)]
    [InlineData(7, 1, int.MaxValue, int.MaxValue, Padding.Valid, 1, 0, 0)]
    [InlineData(7, 3, 1, int.MaxValue, Padding.Valid, 0, 0, 0)]
    [InlineData(7, 3, 1, int.MaxValue, Padding.Same, 7, int.MaxValue, int.MaxValue)]
    public void Outputs_and_padding_are_Kerass(int input, int size, int stride, int dilation, Padding padding, long output, long before, long after)
    {
        WindowAxis axis = new(size, stride, dilation, padding);

        Assert.Equal((output, before, after), (axis.Output(input), axis.PadBefore(input), axis.PadAfter(input)));
    }

    [Fact]
    public void Every_small_window_agrees_with_Kerass_conv_output_length()
    {
        foreach ((WindowAxis axis, int input) in SmallWindows())
        {
            // Keras: length = ceil((input - dilated size + 1) / stride), of the whole input with Same.
            int dilatedSize = axis.Size + ((axis.Size - 1) * (axis.Dilation - 1));
            int length = axis.Padding == Padding.Same ? input : input - dilatedSize + 1;
            Assert.Equal(Math.Max(0, (length + axis.Stride - 1) / axis.Stride), Math.Max(0, axis.Output(input)));
        }
    }

    [Fact]
    public void The_padding_is_what_the_outermost_windows_need()
    {
        foreach ((WindowAxis axis, int input) in SmallWindows().Where(window => window.Axis.Output(window.Input) > 0))
        {
            int first = -(int)axis.PadBefore(input);
            int last = first + ((int)(axis.Output(input) - 1) * axis.Stride) + ((axis.Size - 1) * axis.Dilation);
            Assert.True(axis.PadAfter(input) >= Math.Max(0, last - (input - 1)), $"{axis} over {input}");
            Assert.InRange(axis.PadAfter(input) - axis.PadBefore(input), 0, 1);
        }
    }

    /// <summary>The halo of the output's gradient holds every output that an input's gradient asks for, and nothing more.</summary>
    [Fact]
    public void The_gradients_halo_is_what_the_outermost_inputs_need()
    {
        foreach ((WindowAxis axis, int input) in SmallWindows().Where(window => window.Axis.Output(window.Input) > 0))
        {
            List<long> outputs = [];
            for (int i = 0; i < input; i++)
            {
                for (int tap = 0; tap < axis.Size; tap++)
                {
                    long distance = i + axis.PadBefore(input) - (tap * axis.Dilation);
                    if (distance % axis.Stride == 0)
                    {
                        outputs.Add(distance / axis.Stride);
                    }
                }
            }

            long before = Math.Max(0, -outputs.DefaultIfEmpty(0).Min());
            long after = Math.Max(0, outputs.DefaultIfEmpty(0).Max() - (axis.Output(input) - 1));
            Assert.True(axis.GradientHaloBefore(input) >= before, $"{axis} over {input} asks for {before} before");
            Assert.True(axis.GradientHaloAfter(input) >= after, $"{axis} over {input} asks for {after} after");
            if (axis.Stride == 1 && axis.Dilation == 1)
            {
                Assert.Equal((before, after), (axis.GradientHaloBefore(input), axis.GradientHaloAfter(input)));
            }
        }
    }

    private static IEnumerable<(WindowAxis Axis, int Input)> SmallWindows() =>
        from padding in new[] { Padding.Valid, Padding.Same }
        from size in Enumerable.Range(1, 5)
        from stride in Enumerable.Range(1, 5)
        from dilation in Enumerable.Range(1, 3)
        from input in Enumerable.Range(1, 12)
        select (new WindowAxis(size, stride, dilation, padding), input);
}

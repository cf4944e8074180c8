using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0025: rows and columns that are in no window.</summary>
public class PoolLeavesOutTests
{
    [Theory]
    [InlineData("11, 11, 3", "[|MaxPool2D|]", "2x2 windows with stride 2x2", "1 row and 1 column", "(6, 6, 3)", "10x10 or 12x12")]
    [InlineData("11, 10, 3", "[|MaxPool2D(2)|]", "2x2 windows with stride 2x2", "1 row", "(6, 5, 3)", "10x10 or 12x10")]
    [InlineData("10, 11, 3", "MaxPool2D(2, [|Padding = Padding.Valid|])", "2x2 windows with stride 2x2", "1 column", "(5, 6, 3)", "10x10 or 10x12")]
    [InlineData("11, 11, 3", "[|MaxPool2D(3)|]", "3x3 windows with stride 3x3", "2 rows and 2 columns", "(4, 4, 3)", "9x9 or 12x12")]
    [InlineData("8, 8, 3", "[|MaxPool2D(3, Strides = 2)|]", "3x3 windows with stride 2x2", "1 row and 1 column", "(4, 4, 3)", "7x7 or 9x9")]
    [InlineData("8, 9, 3", "[|MaxPool2D(1, 4, StrideWidth = 4)|]", "1x4 windows with stride 1x4", "1 column", "(8, 3, 3)", "8x8 or 8x12")]
    [InlineData("4, 4, 3", "[|MaxPool2D(2, Strides = 3)|]", "2x2 windows with stride 3x3", "1 row and 1 column", "(2, 2, 3)", "2x2 or 5x5")]
    public void What_is_in_no_window_is_reported(string input, string layer, string windows, string leftOut, string same, string sizes)
    {
        foreach (string kind in new[] { "MaxPool2D", "AvgPool2D" })
        {
            string name = kind == "MaxPool2D" ? "max_pool2d_1" : "avg_pool2d_1";
            AnalyzerRun.ReportsAndEmits(
                $"[Model, Input({input}), {layer.Replace("MaxPool2D", kind)}] partial class Net;",
                ("MG0025", $"{name} has {windows}, which leave out {leftOut} at the end of input ({input}); use Padding.Same, which gives {same}, or an input of {sizes}"));
        }
    }

    [Fact]
    public void The_layer_before_is_named() => AnalyzerRun.ReportsAndEmits(
        "[Model, Input(28, 28, 1), Conv2D(8, 3, Activation = Activation.ReLU), MaxPool2D, Conv2D(16, 3, Activation = Activation.ReLU), [|MaxPool2D|], Flatten, Dense(10)] partial class Net;",
        ("MG0025", "max_pool2d_2 has 2x2 windows with stride 2x2, which leave out 1 row and 1 column at the end of conv2d_2 (11, 11, 16); use Padding.Same, which gives (6, 6, 16), or an input of 10x10 or 12x12"));

    [Theory]
    [InlineData("10, 10, 3", "MaxPool2D")]
    [InlineData("11, 11, 3", "MaxPool2D(2, Padding = Padding.Same)")]
    [InlineData("7, 7, 3", "MaxPool2D(3, Strides = 2)")]
    [InlineData("11, 11, 3", "MaxPool2D(2, Strides = 1)")]
    [InlineData("5, 5, 3", "MaxPool2D(2, Strides = 3)")]
    [InlineData("3, 3, 3", "MaxPool2D(2, Strides = 3)")] // The third row is passed over as any other.
    [InlineData("11, 11, 3", "GlobalMaxPool2D")]
    [InlineData("11, 11, 3", "Conv2D(4, 2, Strides = 2)")]
    public void Whole_maps_strides_beyond_a_window_and_convolutions_are_accepted(string input, string layer) => AnalyzerRun.Accepts(
        $"[Model, Input({input}), {layer}] partial class Net;");
}

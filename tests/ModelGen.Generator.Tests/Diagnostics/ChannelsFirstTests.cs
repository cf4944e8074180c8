using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0039, and what MG0008, MG0010 and MG0011 say of an input shape as other libraries write it.</summary>
public class ChannelsFirstTests
{
    [Theory]
    [InlineData("1, 28, 28", "MaxPool2D(2, Padding = Padding.Same)", "1 row", "28 columns", "28 channels", "28, 28, 1")]
    [InlineData("3, 32, 32", "Conv2D(8, 3)", "3 rows", "32 columns", "32 channels", "32, 32, 3")]
    [InlineData("3, 480, 640", "Conv2D(8, 3, Padding = Padding.Same), GlobalAvgPool2D", "3 rows", "480 columns", "640 channels", "480, 640, 3")]
    [InlineData("4, 84, 84", "Rescaling(1 / 255.0), DepthwiseConv2D(3)", "4 rows", "84 columns", "84 channels", "84, 84, 4")]
    public void An_image_with_its_channels_first_is_reported_at_the_shape(string shape, string layers, string rows, string columns, string channels, string last) =>
        AnalyzerRun.ReportsAndEmits(
            $"[Model, Input([|{shape}|]), {layers}] partial class Net;",
            ("MG0039", $"The input ({shape}) is an image of {rows} and {columns} with {channels}; channels come last: write [Input({last})], and give the data in that order"));

    [Theory]
    [InlineData("Input(1, 28, 28), Conv2D(8, 1, 3)")]
    [InlineData("Input(1, 128, 9), Conv2D(8, 3, Padding = Padding.Same)")]
    [InlineData("Input(1, 1, 512), Conv2D(8, 3, Padding = Padding.Same)")]
    [InlineData("Input(3, 3, 64), Conv2D(8, 3)")]
    [InlineData("Input(28, 28, 28), Conv2D(8, 3)")]
    [InlineData("Input(1, 28, 28), Flatten, Dense(3)")]
    [InlineData("Input(28, 28, 1), Reshape(1, 28, 28), Conv2D(8, 3, Padding = Padding.Same)")]
    public void Sequences_small_maps_and_what_no_window_looks_at_are_accepted(string layers) => AnalyzerRun.Accepts($"[Model, {layers}] partial class Net;");

    [Fact]
    public void A_window_that_does_not_fit_for_that_reason_says_so() => AnalyzerRun.Reports(
        "[Model, Input(1, 28, 28), Conv2D(8, [|3|])] partial class Net;",
        ("MG0011", "conv2d_1 has a 3x3 window, which does not fit input (1, 28, 28); channels come last: write [Input(28, 28, 1)]"));

    [Theory]
    [InlineData("28, 28", "write [Input(28, 28, 1)]")]
    [InlineData("784", "write [Input(28, 28, 1)]")]
    [InlineData("783", "write [Input(height, width, channels)]")]
    public void An_input_without_channels_is_offered_one(string shape, string repair) => AnalyzerRun.Reports(
        $"[Model, Input({shape}), [|Conv2D(8, 3)|]] partial class Net;",
        ("MG0010", $"conv2d_1 needs (height, width, channels), but input gives ({shape}); {repair}"));

    [Theory]
    [InlineData("32, 28, 28, 1", "28, 28, 1")]
    [InlineData("-1, 784", "784")]
    [InlineData("-1, 28, 28", "28, 28")]
    public void A_batch_in_the_shape_is_left_out(string shape, string sample) => AnalyzerRun.Reports(
        $"[Model, Input([|{shape}|]), Flatten] partial class Net;",
        ("MG0008", $"The input shape ({shape}) is not valid: it is the shape of one sample; leave out the batch: [Input({sample})]"));
}

using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0010 to MG0013: layers that do not fit what comes before them.</summary>
public class ShapeTests
{
    public static TheoryData<string, string> ImageLayers => new()
    {
        { "Conv2D(8, 3)", "conv2d_1" },
        { "DepthwiseConv2D(3)", "depthwise_conv2d_1" },
        { "MaxPool2D", "max_pool2d_1" },
        { "AvgPool2D", "avg_pool2d_1" },
        { "GlobalAvgPool2D", "global_avg_pool2d_1" },
        { "GlobalMaxPool2D", "global_max_pool2d_1" },
    };

    [Theory]
    [MemberData(nameof(ImageLayers))]
    public void A_layer_over_pixels_does_not_take_a_vector(string layer, string name) => AnalyzerRun.Reports(
        $"[Model, Input(9, 9, 4), Flatten, [|{layer}|]] partial class Net;",
        ("MG0010", $"{name} needs (height, width, channels), but flatten_1 gives (324); put it above [Flatten], or add [Reshape(height, width, channels)] above it"));

    [Theory]
    [MemberData(nameof(ImageLayers))]
    public void A_layer_over_pixels_does_not_take_a_matrix(string layer, string name) => AnalyzerRun.Reports(
        $"[Model, Input(28, 30), [|{layer}|]] partial class Net;",
        ("MG0010", $"{name} needs (height, width, channels), but input gives (28, 30); write [Input(28, 30, 1)]"));

    [Fact]
    public void A_dense_layer_does_not_take_an_image() => AnalyzerRun.Reports(
        "[Model, Input(12, 12, 8), Conv2D(64, 3), MaxPool2D, [|Dense(10)|], Dense(3)] partial class Net;",
        ("MG0010", "dense_1 needs a vector, but max_pool2d_1 gives (5, 5, 64); add [Flatten] or [GlobalAvgPool2D] above it"));

    [Fact]
    public void The_layer_before_is_named_without_the_parts_that_its_arguments_became() => AnalyzerRun.Reports(
        "[Model, Input(7, 7, 8), Conv2D(64, 3, Activation = Activation.ReLU, ActivityL1 = 0.1f), [|Dense(10)|]] partial class Net;",
        ("MG0010", "dense_1 needs a vector, but conv2d_1 gives (5, 5, 64); add [Flatten] or [GlobalAvgPool2D] above it"));

    [Fact]
    public void A_dense_layer_does_not_take_a_matrix() => AnalyzerRun.Reports(
        "[Model, Input(28, 28), [|Dense(10)|]] partial class Net;",
        ("MG0010", "dense_1 needs a vector, but input gives (28, 28); add [Flatten] above it"));

    [Theory]
    [InlineData("Conv2D(8, [|5|])", "conv2d_1", "5x5", "", "one of at most 4x3")]
    [InlineData("Conv2D(8, [|5|], 3)", "conv2d_1", "5x3", "", "one of at most 4x3")]
    [InlineData("Conv2D(8, 4, [|4|])", "conv2d_1", "4x4", "", "one of at most 4x3")]
    [InlineData("Conv2D(8, [|int.MaxValue|])", "conv2d_1", "2147483647x2147483647", "", "one of at most 4x3")]
    [InlineData("Conv2D(8, [|3|], DilationRate = 2)", "conv2d_1", "5x5", " (3x3 dilated by 2x2)", "a smaller one or less dilation")]
    [InlineData("Conv2D(8, 3, [|2|], DilationWidth = int.MaxValue)", "conv2d_1", "3x2147483648", " (3x2 dilated by 1x2147483647)", "a smaller one or less dilation")]
    [InlineData("DepthwiseConv2D([|5|])", "depthwise_conv2d_1", "5x5", "", "one of at most 4x3")]
    [InlineData("DepthwiseConv2D(2, [|2|], DilationRate = 3)", "depthwise_conv2d_1", "4x4", " (2x2 dilated by 3x3)", "a smaller one or less dilation")]
    [InlineData("MaxPool2D([|5|])", "max_pool2d_1", "5x5", "", "one of at most 4x3")]
    [InlineData("MaxPool2D([|poolSize: 5|])", "max_pool2d_1", "5x5", "", "one of at most 4x3")]
    [InlineData("AvgPool2D(1, [|4|], Strides = 1)", "avg_pool2d_1", "1x4", "", "one of at most 4x3")]
    public void A_window_larger_than_its_input_is_reported_at_its_size(string layer, string name, string span, string dilation, string repair) => AnalyzerRun.Reports(
        $"[Model, Input(9, 7, 4), MaxPool2D(2, Name = \"halved\"), {layer}] partial class Net;",
        ("MG0011", $"{name.Replace("max_pool2d_1", "max_pool2d_2")} has a {span} window{dilation}, which does not fit halved (4, 3, 4); use {repair}, or Padding.Same"));

    [Fact]
    public void The_default_window_that_does_not_fit_is_reported_at_its_layer() => AnalyzerRun.Reports(
        "[Model, Input(1, 1, 4), [|MaxPool2D|]] partial class Net;",
        ("MG0011", "max_pool2d_1 has a 2x2 window, which does not fit input (1, 1, 4); use one of at most 1x1, or Padding.Same"));

    [Theory]
    [InlineData("Conv2D(8, 5, Padding = Padding.Same)")]
    [InlineData("Conv2D(8, 3, DilationRate = 2, Padding = Padding.Same)")]
    [InlineData("Conv2D(8, 4, 3)")]
    [InlineData("DepthwiseConv2D(9, Padding = Padding.Same)")]
    [InlineData("MaxPool2D(4, 3)")]
    [InlineData("AvgPool2D(5, Padding = Padding.Same)")]
    [InlineData("Conv2D(8, 1, Strides = int.MaxValue)")]
    [InlineData("Conv2D(8, 1, DilationRate = int.MaxValue, Padding = Padding.Same)")]
    [InlineData("MaxPool2D(1, Strides = int.MaxValue, Padding = Padding.Same)")]
    public void A_window_that_fits_is_accepted(string layer) => AnalyzerRun.Accepts(
        $"[Model, Input(4, 3, 4), {layer}] partial class Net;");

    [Theory]
    [InlineData("Conv2D(32, 3, [|Groups = 3|])", "conv2d_1 has 3 groups, which do not divide the 16 channels of input (9, 9, 16); use a divisor of 16 channels and 32 filters, for instance 16")]
    [InlineData("Conv2D(12, 3, [|Groups = 8|])", "conv2d_1 has 8 groups, which do not divide its 12 filters; use a divisor of 16 channels and 12 filters, for instance 4")]
    [InlineData("Conv2D(32, 3, [|Groups = int.MaxValue|])", "conv2d_1 has 2147483647 groups, which do not divide the 16 channels of input (9, 9, 16); use a divisor of 16 channels and 32 filters, for instance 16")]
    public void Groups_that_do_not_divide_are_reported(string layer, string sentence) => AnalyzerRun.Reports(
        $"[Model, Input(9, 9, 16), {layer}] partial class Net;",
        ("MG0012", sentence));

    [Theory]
    [InlineData("10, 10", "reshape_1 makes (10, 10), 100 values, but dense_1 gives (784), 784 values; choose dimensions whose product is 784, or give one as -1")]
    [InlineData("1", "reshape_1 makes (1), 1 value, but dense_1 gives (784), 784 values; choose dimensions whose product is 784, or give one as -1")]
    [InlineData("-1, 5", "reshape_1 makes (-1, 5), a multiple of 5 values, but dense_1 gives (784), 784 values; choose dimensions whose product divides 784")]
    [InlineData("785, -1", "reshape_1 makes (785, -1), a multiple of 785 values, but dense_1 gives (784), 784 values; choose dimensions whose product divides 784")]
    [InlineData("int.MaxValue, int.MaxValue", "reshape_1 makes (2147483647, 2147483647), more than 2^30 values, but dense_1 gives (784), 784 values; choose dimensions whose product is 784, or give one as -1")]
    [InlineData("-1, int.MaxValue, int.MaxValue", "reshape_1 makes (-1, 2147483647, 2147483647), a multiple of more than 2^30 values, but dense_1 gives (784), 784 values; choose dimensions whose product divides 784")]
    public void A_reshape_to_another_size_is_reported(string target, string sentence) => AnalyzerRun.Reports(
        $"[Model, Input(4), Dense(784), Reshape([|{target}|])] partial class Net;",
        ("MG0013", sentence));

    [Theory]
    [InlineData("784")]
    [InlineData("-1")]
    [InlineData("28, 28")]
    [InlineData("28, 28, 1")]
    [InlineData("7, -1, 4")]
    [InlineData("-1, 784")]
    public void A_reshape_to_the_same_size_is_accepted(string target) => AnalyzerRun.Accepts(
        $"[Model, Input(4), Dense(784), Reshape({target})] partial class Net;");
}

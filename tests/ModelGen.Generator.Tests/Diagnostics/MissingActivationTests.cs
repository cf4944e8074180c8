using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0021: two linear layers that are one, and those that are meant to be.</summary>
public class MissingActivationTests
{
    [Theory]
    [InlineData("Input(64), [|Dense(32)|], Dense(10)", "dense_1", "dense_2")]
    [InlineData("Input(64), Dense(32, [|Activation = Activation.Linear|]), Dense(10)", "dense_1", "dense_2")]
    [InlineData("Input(64), [|Dense(32)|], Activation(Activation.Linear), Dense(10)", "dense_1", "dense_2")]
    [InlineData("Input(64), [|Dense(32, ActivityL1 = 0.1f)|], Dense(10)", "dense_1", "dense_2")]
    [InlineData("Input(64), [|Dense(32)|], Dropout(0.5), Rescaling(2, 1), Reshape(8, 4), Flatten, Dense(10)", "dense_1", "dense_2")]
    [InlineData("Input(9, 9, 3), [|Conv2D(8, 3)|], Conv2D(8, 3)", "conv2d_1", "conv2d_2")]
    [InlineData("Input(9, 9, 3), [|Conv2D(8, 1)|], Conv2D(8, 1)", "conv2d_1", "conv2d_2")]
    [InlineData("Input(9, 9, 3), [|Conv2D(8, 3, Strides = 2)|], AvgPool2D, Conv2D(8, 1)", "conv2d_1", "conv2d_2")]
    [InlineData("Input(9, 9, 3), [|Conv2D(8, 3)|], Flatten, Dense(10)", "conv2d_1", "dense_1")]
    [InlineData("Input(9, 9, 3), [|Conv2D(8, 3)|], GlobalAvgPool2D, Dense(10)", "conv2d_1", "dense_1")]
    [InlineData("Input(9, 9, 3), [|DepthwiseConv2D(3)|], DepthwiseConv2D(3)", "depthwise_conv2d_1", "depthwise_conv2d_2")]
    [InlineData("Input(9, 9, 3), [|DepthwiseConv2D(3)|], Conv2D(8, 3)", "depthwise_conv2d_1", "conv2d_1")]
    [InlineData("Input(64), [|Dense(81)|], Reshape(9, 9, 1), Conv2D(4, 3)", "dense_1", "conv2d_1")]
    public void Linear_layers_one_after_the_other_are_reported(string layers, string first, string second) => AnalyzerRun.ReportsAndEmits(
        $"[Model, {layers}] partial class Net;",
        ("MG0021", $"{first} feeds {second} without an activation between them, so the two compute no more than one linear layer; give {first} an activation, for instance Activation = Activation.ReLU"));

    [Fact]
    public void Of_three_layers_both_that_lack_an_activation_are_reported() => AnalyzerRun.ReportsAndEmits(
        "[Model, Input(64), [|Dense(64)|], [|Dense(32)|], Dense(10)] partial class Net;",
        ("MG0021", "dense_1 feeds dense_2 without an activation between them, so the two compute no more than one linear layer; give dense_1 an activation, for instance Activation = Activation.ReLU"),
        ("MG0021", "dense_2 feeds dense_3 without an activation between them, so the two compute no more than one linear layer; give dense_2 an activation, for instance Activation = Activation.ReLU"));

    [Theory]
    [InlineData("Input(64), Dense(32, Activation = Activation.Tanh), Dense(10)")]
    [InlineData("Input(64), Dense(32), Dropout(0.5), Activation(Activation.ReLU), Dense(10)")]
    [InlineData("Input(64), Activation(Activation.ReLU), Dense(10)")]
    [InlineData("Input(9, 9, 3), Conv2D(8, 4), MaxPool2D, Conv2D(8, 3)")]
    [InlineData("Input(9, 9, 3), Conv2D(8, 3), GlobalMaxPool2D, Dense(10)")]
    public void What_is_not_linear_between_them_is_accepted(string layers) => AnalyzerRun.Accepts($"[Model, {layers}] partial class Net;");

    [Theory]
    [InlineData("Input(9, 9, 8), DepthwiseConv2D(3), Conv2D(16, 1)")]
    [InlineData("Input(9, 9, 8), DepthwiseConv2D(3, DepthMultiplier = 2), Dropout(0.1), Conv2D(16, 1)")]
    [InlineData("Input(9, 9, 8), Conv2D(16, 1), DepthwiseConv2D(3)")]
    [InlineData("Input(9, 9, 8), Conv2D(16, 3, Groups = 4), Conv2D(16, 1)")]
    [InlineData("Input(9, 9, 8), Conv2D(16, 3, 1), Conv2D(16, 1, 3)")]
    [InlineData("Input(9, 9, 8), DepthwiseConv2D(1, 3), DepthwiseConv2D(3, 1)")]
    [InlineData("Input(9, 9, 8), Conv2D(4, 1), Conv2D(16, 3)")]
    [InlineData("Input(784), Dense(16), Dense(64)")]
    [InlineData("Input(9, 9, 8), Conv2D(1, 1), Flatten, Dense(100)")]
    public void A_large_kernel_in_two_factors_is_accepted(string layers) => AnalyzerRun.Accepts($"[Model, {layers}] partial class Net;");

    [Theory]
    [InlineData("Input(784), Dense(64), Dense(64)")]
    [InlineData("Input(16), Dense(16), Dense(64)")]
    [InlineData("Input(9, 9, 8), Conv2D(8, 1), Conv2D(16, 3)")]
    public void A_layer_as_wide_as_a_neighbour_is_no_factor(string layers) => Assert.Equal(
        "MG0021", Assert.Single(new AnalyzerRun(UserProject.Compile($"[Model, {layers}] partial class Net;")).Diagnostics).Id);
}

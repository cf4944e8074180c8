extern alias generator;

using generator::ModelGen.Generator.Graph;
using Xunit;

namespace ModelGen.Generator.Tests.Graph;

/// <summary>Declarations become graphs: names, shapes, and a node for each thing that an argument asks for.</summary>
public class BuilderTests
{
    [Fact]
    public void Layers_are_numbered_by_kind() => Assert.Equal(
        """
        input(8, 8, 3) = Input(): x
        conv2d_1(6, 6, 4) = Conv2D(input): y = x * kernel + bias over 3x3 windows, stride 1x1, Valid padding
        max_pool2d_1(3, 3, 4) = MaxPool2D(conv2d_1): y = max of 2x2 windows, stride 2x2, Valid padding
        conv2d_2(3, 3, 2) = Conv2D(max_pool2d_1): y = x * kernel over 1x1 windows, stride 1x1, Same padding
        flatten_1(18) = Flatten(conv2d_2): y = x under another shape
        dense_1(5) = Dense(flatten_1): y = x kernel + bias -> output
        """,
        Text("Input(8, 8, 3), Conv2D(4, 3), MaxPool2D, Conv2D(2, 1, Padding = Padding.Same, UseBias = false), Flatten, Dense(5)"));

    [Fact]
    public void An_activation_and_a_penalty_are_nodes_of_their_own() => Assert.Equal(
        """
        input(4) = Input(): x
        first(3) = Dense(input): y = x kernel + bias
        first.relu(3) = Activation(first): y = ReLU(x)
        first.penalty(3) = ActivityRegularizer(first.relu): y = x, loss += 0.5 sum |x|
        activation_1(3) = Activation(first.penalty): y = Tanh(x) -> output
        """,
        Text("Input(4), Dense(3, Activation = Activation.ReLU, ActivityL1 = 0.5f, Name = \"first\"), Activation(Activation.Tanh)"));

    [Fact]
    public void Every_kind_has_its_shape_and_formula() => Assert.Equal(
        """
        input(9, 7, 4) = Input(): x
        rescaling_1(9, 7, 4) = Rescaling(input): y = 2 x + 0.5
        depthwise_conv2d_1(4, 4, 8) = DepthwiseConv2D(rescaling_1): y = each channel * its kernels + bias over 3x1 windows, stride 2x2, Valid padding
        avg_pool2d_1(3, 3, 8) = AvgPool2D(depthwise_conv2d_1): y = mean of 2x2 windows, stride 1x1, Valid padding
        conv2d_1(3, 3, 6) = Conv2D(avg_pool2d_1): y = x * kernel + bias over 3x3 windows, stride 1x1, dilation 2x1, Same padding, 2 groups
        dropout_1(3, 3, 6) = Dropout(conv2d_1): y = x / 0.9, or 0 with probability 0.1
        reshape_1(9, 6) = Reshape(dropout_1): y = x under another shape
        reshape_2(3, 3, 6) = Reshape(reshape_1): y = x under another shape
        global_avg_pool2d_1(6) = GlobalAvgPool2D(reshape_2): y = mean over all pixels of each channel -> output
        """,
        Text("Input(9, 7, 4), Rescaling(2, 0.5), DepthwiseConv2D(3, 1, Strides = 2, DepthMultiplier = 2), AvgPool2D(2, Strides = 1), "
            + "Conv2D(6, 3, DilationHeight = 2, Padding = Padding.Same, Groups = 2), Dropout(0.1), Reshape(9, -1), Reshape(3, 3, 6), GlobalAvgPool2D"));

    private static string Text(string layers) => GraphPrinter.Print(GraphText.Built(GraphText.Spec(layers)));
}

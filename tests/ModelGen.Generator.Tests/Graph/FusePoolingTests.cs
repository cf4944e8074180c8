extern alias generator;

using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Lowering;
using Xunit;

namespace ModelGen.Generator.Tests.Graph;

/// <summary>Which convolutions pool as they store.</summary>
public class FusePoolingTests
{
    [Theory]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3), MaxPool2D(2)")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.ReLU), MaxPool2D(2)")]
    [InlineData("Input(9, 7, 2), Conv2D(4, 3, Activation = Activation.LeakyReLU), MaxPool2D(2)")] // 7x5: the last row and column are in no window
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Padding = Padding.Same), MaxPool2D(2, Padding = Padding.Same)")] // whole windows: no padding
    [InlineData("Input(16, 16, 16), Conv2D(16, 3, Activation = Activation.ReLU), MaxPool2D(2)")]
    public void Those_before_a_pooling_of_2x2_are(string layers)
    {
        LoweredGraph inference = Inference(layers), training = Training(layers);
        Assert.DoesNotContain("MaxPool2D1Forward", inference.Forward.Select(method => method.Name));
        KernelCall call = Assert.Single(inference.Forward[0].Calls), indexed = Assert.Single(training.Forward[0].Calls);
        Assert.EndsWith(".ForwardMaxPool", call.Method);
        Assert.Contains("a.MaxPool2D1", call.Operands.Select(operand => operand.Text));
        Assert.DoesNotContain("s.MaxPool2D1Index", call.Operands.Select(operand => operand.Text));
        Assert.Contains("s.MaxPool2D1Index", indexed.Operands.Select(operand => operand.Text));

        // The whole map has no memory, its gradient has.
        Assert.DoesNotContain(training.Forward.Concat(training.Backward).SelectMany(method => method.Calls).SelectMany(each => each.Slots), slot => slot.Text == "a.Conv2D1");
        Assert.Contains(training.Backward.SelectMany(method => method.Calls).SelectMany(each => each.Slots), slot => slot.Text == "d.Conv2D1");
    }

    [Theory]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3), MaxPool2D(3)")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3), MaxPool2D(2, Strides = 1)")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 4), MaxPool2D(2, Padding = Padding.Same)")] // 5x5: windows reach beyond
    [InlineData("Input(8, 8, 2), Conv2D(4, 3), AvgPool2D(2)")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.Tanh), MaxPool2D(2)")] // too long for registers
    [InlineData("Input(8, 8, 2), DepthwiseConv2D(3), MaxPool2D(2)")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3), Dropout(0.5), MaxPool2D(2)")]
    public void Others_are_not(string layers) =>
        Assert.DoesNotContain(Training(layers).Forward.SelectMany(method => method.Calls), call => call.Method.EndsWith("MaxPool", StringComparison.Ordinal));

    [Fact]
    public void A_map_that_backward_still_needs_is_stored() =>
        Assert.DoesNotContain(
            Training("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.ReLU, ActivityL2 = 0.1f), MaxPool2D(2)").Forward.SelectMany(method => method.Calls),
            call => call.Method == "Conv2D.ForwardMaxPool");

    private static LoweredGraph Inference(string layers) => Lowerer.Inference(GraphText.Inference(GraphText.Spec(layers + ", Flatten, Dense(3)")));

    private static LoweredGraph Training(string layers) =>
        Lowerer.Training(GraphText.Training(GraphText.Spec(layers + ", Flatten, Dense(3)", "MeanSquaredError")));
}

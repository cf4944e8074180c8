using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0026: more than a million parameters on a flattened map.</summary>
public class HugeDenseTests
{
    private const string Map = "Input(32, 32, 3), Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.ReLU)";

    [Theory]
    [InlineData("Flatten, [|Dense(16)|]", "flatten_1")]
    [InlineData("Flatten, Dropout(0.5), Rescaling(2), [|Dense(units: 16)|]", "flatten_1")]
    [InlineData("Reshape(-1), Activation(Activation.Tanh), [|Dense(16)|]", "reshape_1")]
    public void A_dense_layer_on_a_flattened_map_is_reported_with_its_parameters(string layers, string flatten) => AnalyzerRun.ReportsAndEmits(
        $"[Model, {Map}, {layers}] partial class Net;",
        ("MG0026", $"dense_1 has 1,048,592 parameters, more than 1,000,000, because it takes all 65,536 values of conv2d_1 (32, 32, 64); use [GlobalAvgPool2D] in place of {flatten}, which leaves 1,040, or pool earlier"));

    [Fact]
    public void A_flattened_picture_asks_for_convolutions() => AnalyzerRun.ReportsAndEmits(
        "[Model, Input(224, 224, 3), Flatten, [|Dense(10, UseBias = false)|]] partial class Net;",
        ("MG0026", "dense_1 has 1,505,280 parameters, more than 1,000,000, because it takes all 150,528 values of input (224, 224, 3); add [Conv2D] and pooling layers above flatten_1"));

    [Theory]
    [InlineData(Map + ", Flatten, Dense(15)")] // 983,055
    [InlineData("Input(1000, 1, 1), Flatten, Dense(1000, UseBias = false)")] // 1,000,000
    [InlineData(Map + ", GlobalAvgPool2D, Dense(20000)")]
    [InlineData("Input(20000), Dense(100)")]
    [InlineData("Input(1, 1, 20000), Flatten, Dense(100)")]
    [InlineData("Input(32, 32, 3), Flatten, Dense(100, Activation = Activation.ReLU), Dense(20000)")]
    public void Fewer_parameters_and_other_inputs_are_accepted(string layers) => AnalyzerRun.Accepts($"[Model, {layers}] partial class Net;");
}

using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0022: rows of activations whose derivatives leave less than a fiftieth of the gradient.</summary>
public class VanishingGradientTests
{
    private const string Sigmoid = "Dense(8, Activation = Activation.Sigmoid)";
    private const string Tanh = "Dense(8, Activation = Activation.Tanh)";
    private const string Relu = "Dense(8, Activation = Activation.ReLU)";

    [Fact]
    public void The_third_sigmoid_in_a_row_is_reported_once() => AnalyzerRun.ReportsAndEmits(
        $"[Model(Loss = Loss.MeanSquaredError), Input(4), {Sigmoid}, {Sigmoid}, Dense(8, [|Activation = Activation.Sigmoid|]), {Sigmoid}, Dense(1)] partial class Net;",
        ("MG0022", "3 layers in a row, from dense_1 to dense_3, end in Sigmoid, so about 1/64 of the gradient reaches dense_1; use another activation in the hidden layers, for instance Activation.ReLU"));

    [Fact]
    public void The_eighth_tanh_in_a_row_is_reported() => AnalyzerRun.ReportsAndEmits(
        $"[Model(Loss = Loss.MeanSquaredError), Input(4), {Repeat(Tanh, 7)}, Dense(8, [|Activation = Activation.Tanh|]), Dense(1)] partial class Net;",
        ("MG0022", "8 layers in a row, from dense_1 to dense_8, end in Tanh, so about 1/55 of the gradient reaches dense_1; use another activation in the hidden layers, for instance Activation.ReLU"));

    [Fact]
    public void Both_kinds_and_activations_on_their_own_count_together() => AnalyzerRun.ReportsAndEmits(
        $"[Model(Loss = Loss.MeanSquaredError), Input(4), {Relu}, {Repeat(Tanh, 3)}, {Sigmoid}, Dense(8), Activation([|Activation.Sigmoid|]), Dense(1)] partial class Net;",
        ("MG0022", "5 layers in a row, from dense_2 to activation_1, end in Sigmoid or Tanh, so about 1/72 of the gradient reaches dense_2; use another activation in the hidden layers, for instance Activation.ReLU"));

    [Theory]
    [InlineData("MeanSquaredError", Sigmoid + ", " + Sigmoid + ", Dense(1)")]
    [InlineData("BinaryCrossentropy", Sigmoid + ", " + Sigmoid + ", Dense(1, Activation = Activation.Sigmoid)")]
    [InlineData("MeanSquaredError", Sigmoid + ", " + Sigmoid + ", " + Relu + ", " + Sigmoid + ", " + Sigmoid + ", Dense(1)")]
    [InlineData("MeanSquaredError", Tanh + ", " + Tanh + ", " + Tanh + ", " + Tanh + ", " + Tanh + ", " + Tanh + ", " + Tanh + ", Dense(1)")]
    [InlineData("MeanSquaredError", Relu + ", " + Relu + ", " + Relu + ", " + Relu + ", Dense(1)")]
    [InlineData("None", Sigmoid + ", " + Sigmoid + ", " + Sigmoid + ", Dense(1)")]
    public void Fewer_or_broken_rows_and_the_output_layer_are_accepted(string loss, string layers) => AnalyzerRun.Accepts(
        $"[Model(Loss = Loss.{loss}), Input(4), {layers}] partial class Net;");

    private static string Repeat(string layer, int times) => string.Join(", ", Enumerable.Repeat(layer, times));
}

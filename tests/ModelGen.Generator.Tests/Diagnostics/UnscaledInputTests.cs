using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0023: data whose largest value is declared, and what of it reaches the first layer.</summary>
public class UnscaledInputTests
{
    [Theory]
    [InlineData("255", "Dense(3)", "dense_1", "255", "1 / 255.0")]
    [InlineData("byte.MaxValue", "Dense(3)", "dense_1", "255", "1 / 255.0")]
    [InlineData("255", "Dropout(0.1), Reshape(2, 2), Flatten, Dense(3)", "dense_1", "255", "1 / 255.0")]
    [InlineData("255", "Activation(Activation.Tanh), Dense(3)", "activation_1", "255", "1 / 255.0")]
    [InlineData("255", "Rescaling(0.5), Dense(3)", "dense_1", "127.5", "1 / 127.5")]
    [InlineData("255", "Rescaling(1, -127.5), Dense(3)", "dense_1", "127.5", "1 / 127.5")]
    [InlineData("255", "Dense(3), Rescaling(1 / 255.0)", "dense_1", "255", "1 / 255.0")]
    [InlineData("16.5", "Dense(3)", "dense_1", "16.5", "1 / 16.5")]
    [InlineData("1e30", "Dense(3)", "dense_1", "1E+30", "1 / 1E+30")]
    public void Values_that_reach_a_layer_unscaled_are_reported_at_their_maximum(string maximum, string layers, string layer, string magnitude, string scale)
    {
        AnalyzerRun.ReportsAndEmits(
            $"[Model(Loss = Loss.MeanSquaredError), Input(4, [|Maximum = {maximum}|]), {layers}] partial class Net;",
            ("MG0023", $"The input has values up to {maximum.Replace("byte.MaxValue", "255").Replace("1e30", "1E+30")}, and {layer} gets values up to {magnitude}, but initial weights suit values of about 1; add [Rescaling({scale})] above {layer}"));

        // The repair is one.
        string above = layer == "dense_1" ? "Dense(" : "Activation(";
        AnalyzerRun.Accepts(
            $"[Model(Loss = Loss.MeanSquaredError), Input(4, Maximum = {maximum}), {layers.Replace(above, $"Rescaling({scale}), {above}")}] partial class Net;");
    }

    [Fact]
    public void Pixels_are_looked_at_through_a_pooling() => AnalyzerRun.ReportsAndEmits(
        "[Model(Loss = Loss.MeanSquaredError), Input(8, 8, 3, [|Maximum = 255|]), MaxPool2D, AvgPool2D, Conv2D(2, 1)] partial class Net;",
        ("MG0023", "The input has values up to 255, and conv2d_1 gets values up to 255, but initial weights suit values of about 1; add [Rescaling(1 / 255.0)] above conv2d_1"));

    [Theory]
    [InlineData("MeanSquaredError", "Input(4), Dense(3)")]
    [InlineData("MeanSquaredError", "Input(4, Maximum = 0), Dense(3)")]
    [InlineData("MeanSquaredError", "Input(4, Maximum = 1), Dense(3)")]
    [InlineData("MeanSquaredError", "Input(4, Maximum = 16), Dense(3)")]
    [InlineData("MeanSquaredError", "Input(4, Maximum = 255), Rescaling(1 / 255.0), Dense(3)")]
    [InlineData("MeanSquaredError", "Input(4, Maximum = 255), Rescaling(1 / 127.5, -1), Dense(3)")]
    [InlineData("MeanSquaredError", "Input(4, Maximum = 255), Rescaling(1, -127.5), Rescaling(1 / 64.0), Dense(3)")]
    [InlineData("MeanSquaredError", "Input(4, Maximum = 255), Dropout(0.1), Rescaling(0.05), Dense(3)")]
    [InlineData("MeanSquaredError", "Input(4, Maximum = 255), Flatten")]
    [InlineData("None", "Input(4, Maximum = 255), Dense(3)")]
    public void Scaled_or_unknown_data_are_accepted(string loss, string layers) => AnalyzerRun.Accepts(
        $"[Model(Loss = Loss.{loss}), {layers}] partial class Net;");

    [Theory]
    [InlineData("-1", "-1")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("double.PositiveInfinity", "Infinity")]
    [InlineData("1e39", "1E+39")]
    public void A_maximum_that_is_no_finite_number_from_0_is_reported(string maximum, string found) => AnalyzerRun.ReportsAndEmits(
        $"[Model, Input(4, [|Maximum = {maximum}|]), Dense(3)] partial class Net;",
        ("MG0009", $"input: Maximum is {found}, but must be a finite number of at least 0"));
}

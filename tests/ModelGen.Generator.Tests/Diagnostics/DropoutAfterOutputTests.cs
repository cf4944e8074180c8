using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0020: a dropout whose losses no layer can make up for.</summary>
public class DropoutAfterOutputTests
{
    [Theory]
    [InlineData("Dense(3), [|Dropout(0.5)|]")]
    [InlineData("Dense(3, Activation = Activation.Sigmoid), [|Dropout(0.5)|]")]
    [InlineData("Dense(3, ActivityL2 = 0.1f), Rescaling(2), [|Dropout(0.5)|], Reshape(1, 3)")]
    [InlineData("Dense(5, Activation = Activation.ReLU), Dropout(0.5), Dense(3, Name = \"dense_1\"), [|Dropout(rate: 0.5)|]", "dropout_2")]
    public void A_dropout_below_the_last_layer_with_weights_is_reported(string layers, string name = "dropout_1") => AnalyzerRun.ReportsAndEmits(
        $"[Model(Loss = Loss.MeanSquaredError), Input(4), {layers.Replace("Dense(5,", "Dense(5, Name = \"hidden\",")}] partial class Net;",
        ("MG0020", $"{name} comes after dense_1, the last layer with weights, so in training it sets predictions to 0; move it above dense_1"));

    [Fact]
    public void Each_of_two_is_reported() => AnalyzerRun.ReportsAndEmits(
        "[Model(Loss = Loss.Huber), Input(4), Dense(3), [|Dropout(0.5)|], [|Dropout(0.25)|]] partial class Net;",
        ("MG0020", "dropout_1 comes after dense_1, the last layer with weights, so in training it sets predictions to 0; move it above dense_1"),
        ("MG0020", "dropout_2 comes after dense_1, the last layer with weights, so in training it sets predictions to 0; move it above dense_1"));

    [Theory]
    [InlineData("MeanSquaredError", "Dense(8, Activation = Activation.ReLU), Dropout(0.5), Dense(3)")]
    [InlineData("MeanSquaredError", "Dropout(0.5), Dense(3)")]
    [InlineData("MeanSquaredError", "Dense(3), Dropout(0)")]
    [InlineData("MeanSquaredError", "Dropout(0.5)")]
    [InlineData("None", "Dense(3), Dropout(0.5)")]
    public void A_dropout_further_up_or_that_never_drops_is_accepted(string loss, string layers) => AnalyzerRun.Accepts(
        $"[Model(Loss = Loss.{loss}), Input(4), {layers}] partial class Net;");
}

using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0040: a loss for numbers over probabilities.</summary>
public class RegressionOverProbabilitiesTests
{
    private const string ForClasses = "Loss.CategoricalCrossentropy, or Loss.SparseCategoricalCrossentropy for class numbers";

    [Theory]
    [InlineData("MeanSquaredError", "Dense(3, Activation = Activation.Softmax)", "dense_1", "softmax", ForClasses)]
    [InlineData("MeanAbsoluteError", "Dense(3, Activation = Activation.Softmax)", "dense_1", "softmax", ForClasses)]
    [InlineData("Huber", "Dense(3), Activation(Activation.Softmax)", "activation_1", "softmax", ForClasses)]
    [InlineData("MeanSquaredLogarithmicError", "Dense(1, Activation = Activation.Sigmoid)", "dense_1", "sigmoid", "Loss.BinaryCrossentropy")]
    [InlineData("MeanSquaredError", "Dense(5, Activation = Activation.Sigmoid)", "dense_1", "sigmoid", "Loss.BinaryCrossentropy")]
    public void A_regression_loss_over_a_softmax_or_a_sigmoid_is_reported(string loss, string layers, string layer, string activation, string better) =>
        AnalyzerRun.ReportsAndEmits(
            $"[Model([|Loss = Loss.{loss}|]), Input(8), {layers}] partial class Net;",
            ("MG0040", $"{loss} has almost no gradient where the {activation} of {layer} is confident and wrong, so training is slow or stalls; use {better}"));

    [Theory]
    [InlineData("MeanSquaredError", "Dense(3, Activation = Activation.ReLU), Dense(8, Activation = Activation.Sigmoid)")]
    [InlineData("MeanSquaredError", "Dense(3, Activation = Activation.Sigmoid), Dense(1)")]
    [InlineData("MeanSquaredError", "Dense(3, Activation = Activation.Tanh)")]
    [InlineData("MeanSquaredError", "Reshape(2, 2, 2), Conv2D(1, 2, Activation = Activation.Sigmoid)")]
    [InlineData("BinaryCrossentropy", "Dense(3, Activation = Activation.Sigmoid)")]
    [InlineData("CategoricalCrossentropy", "Dense(3, Activation = Activation.Softmax)")]
    [InlineData("None", "Dense(3, Activation = Activation.Softmax)")]
    public void Cross_entropies_autoencoders_and_maps_are_accepted(string loss, string layers) => AnalyzerRun.Accepts(
        $"[Model(Loss = Loss.{loss}), Input(8), {layers}] partial class Net;");
}

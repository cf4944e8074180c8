using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0014: what each loss asks of the last layer.</summary>
public class LossTests
{
    [Theory]
    [InlineData("CategoricalCrossentropy", "Dense(10)", "without an activation")]
    [InlineData("CategoricalCrossentropy", "Dense(10, Activation = Activation.ReLU)", "after ReLU")]
    [InlineData("SparseCategoricalCrossentropy", "Dense(10, Activation = Activation.Sigmoid)", "after Sigmoid")]
    [InlineData("SparseCategoricalCrossentropy", "Dense(10, Activation = Activation.Linear)", "without an activation")]
    public void A_crossentropy_over_classes_asks_for_a_softmax(string loss, string layer, string after) => AnalyzerRun.Reports(
        $"[Model([|Loss = Loss.{loss}|]), Input(4), {layer}] partial class Net;",
        ("MG0014", $"{loss} needs probabilities from a softmax, but dense_1 gives (10) {after}; end the model with Activation.Softmax"));

    [Fact]
    public void A_softmax_further_up_is_not_the_last_activation() => AnalyzerRun.Reports(
        "[Model([|Loss = Loss.CategoricalCrossentropy|]), Input(4), Dense(10, Activation = Activation.Softmax), Dropout(0.5)] partial class Net;",
        ("MG0014", "CategoricalCrossentropy needs probabilities from a softmax, but dropout_1 gives (10) without an activation; end the model with Activation.Softmax"));

    [Theory]
    [InlineData("Dense(1)", "without an activation")]
    [InlineData("Dense(1, Activation = Activation.Softmax)", "after Softmax")]
    [InlineData("Dense(1, Activation = Activation.Tanh)", "after Tanh")]
    public void A_binary_crossentropy_asks_for_a_sigmoid(string layer, string after) => AnalyzerRun.Reports(
        $"[Model([|Loss = Loss.BinaryCrossentropy|]), Input(4), {layer}] partial class Net;",
        ("MG0014", $"BinaryCrossentropy needs probabilities from a sigmoid, but dense_1 gives (1) {after}; end the model with Activation.Sigmoid"));

    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("MeanAbsoluteError")]
    [InlineData("MeanSquaredLogarithmicError")]
    [InlineData("Huber")]
    public void A_regression_loss_does_not_take_a_softmax(string loss) => AnalyzerRun.Reports(
        $"[Model([|Loss = Loss.{loss}|]), Input(4), Dense(10), Activation(Activation.Softmax)] partial class Net;",
        ("MG0014", $"{loss} needs values that are not normalized, but activation_1 gives (10) after Softmax; drop the softmax, or use Loss.CategoricalCrossentropy"));

    [Fact]
    public void A_softmax_of_one_unit_is_reported() => AnalyzerRun.Reports(
        "[Model([|Loss = Loss.SparseCategoricalCrossentropy|]), Input(4), Dense(1, Activation = Activation.Softmax)] partial class Net;",
        ("MG0014", "SparseCategoricalCrossentropy needs at least two classes, but dense_1 gives (1) after Softmax; give the last layer one unit a class, or use a sigmoid with Loss.BinaryCrossentropy"));

    [Fact]
    public void A_softmax_of_pixels_is_reported() => AnalyzerRun.Reports(
        "[Model([|Loss = Loss.CategoricalCrossentropy|]), Input(6, 6, 2), Conv2D(3, 3, Activation = Activation.Softmax)] partial class Net;",
        ("MG0014", "CategoricalCrossentropy needs a vector of probabilities, but conv2d_1 gives (4, 4, 3) after Softmax; end with [Flatten] and [Dense]"));

    [Theory]
    [InlineData("ActivityL1")]
    [InlineData("ActivityL2")]
    public void A_penalty_on_what_the_loss_works_out_itself_is_reported(string argument) => AnalyzerRun.Reports(
        $"[Model(Loss = Loss.CategoricalCrossentropy), Input(4), Dense(10, Activation = Activation.Softmax, [|{argument} = 0.1f|])] partial class Net;",
        ("MG0014", "CategoricalCrossentropy needs the values before the last Softmax, which it applies itself, but dense_1 gives (10) with an activity penalty after Softmax; put ActivityL1 and ActivityL2 on an earlier layer"));

    [Theory]
    [InlineData("CategoricalCrossentropy", "Dense(2, Activation = Activation.Softmax)")]
    [InlineData("CategoricalCrossentropy", "Dense(2), Activation(Activation.Softmax)")]
    [InlineData("SparseCategoricalCrossentropy", "Dense(2, Activation = Activation.Softmax)")]
    [InlineData("BinaryCrossentropy", "Dense(1, Activation = Activation.Sigmoid)")]
    [InlineData("BinaryCrossentropy", "Dense(5), Activation(Activation.Sigmoid)")]
    [InlineData("MeanSquaredError", "Dense(5, Activation = Activation.Sigmoid, ActivityL2 = 0.1f)")]
    [InlineData("MeanAbsoluteError", "Dense(5)")]
    [InlineData("MeanSquaredLogarithmicError", "Dense(5, Activation = Activation.ReLU)")]
    [InlineData("Huber", "Dense(5, Activation = Activation.Tanh)")]
    [InlineData("None", "Dense(5, Activation = Activation.Softmax)")]
    public void A_loss_that_fits_is_accepted(string loss, string layers) => AnalyzerRun.Accepts(
        $"[Model(Loss = Loss.{loss}), Input(4), {layers}] partial class Net;");
}

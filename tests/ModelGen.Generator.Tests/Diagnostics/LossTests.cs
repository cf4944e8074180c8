using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0014: what each loss asks of the last layer.</summary>
public class LossTests
{
    private const string Classes = "give the last layer one unit a class, or use a sigmoid with Loss.BinaryCrossentropy";

    [Theory]
    [InlineData("CategoricalCrossentropy", "[|Dense(10)|]", "without an activation")]
    [InlineData("CategoricalCrossentropy", "Dense(10, [|Activation = Activation.ReLU|])", "after ReLU")]
    [InlineData("SparseCategoricalCrossentropy", "Dense(10, [|Activation = Activation.Linear|])", "without an activation")]
    public void A_crossentropy_over_classes_asks_for_a_softmax(string loss, string layer, string after) => AnalyzerRun.Reports(
        $"[Model(Loss = Loss.{loss}), Input(4), {layer}] partial class Net;",
        ("MG0014", $"{loss} needs probabilities from a softmax, but dense_1 gives (10) {after}; end the model with Activation.Softmax"));

    [Fact]
    public void A_sigmoid_over_classes_is_reported_at_the_activation() => AnalyzerRun.Reports(
        "[Model(Loss = Loss.CategoricalCrossentropy), Input(4), Dense(10, [|Activation = Activation.Sigmoid|])] partial class Net;",
        ("MG0014", "CategoricalCrossentropy needs probabilities from a softmax, but dense_1 gives (10) after Sigmoid; end the model with Activation.Softmax, or use Loss.BinaryCrossentropy if a sample may be of several classes"));

    [Fact]
    public void An_activation_layer_is_reported_at_its_function() => AnalyzerRun.Reports(
        "[Model(Loss = Loss.CategoricalCrossentropy), Input(4), Dense(10), Activation([|Activation.Tanh|])] partial class Net;",
        ("MG0014", "CategoricalCrossentropy needs probabilities from a softmax, but activation_1 gives (10) after Tanh; end the model with Activation.Softmax"));

    [Theory]
    [InlineData("CategoricalCrossentropy", "Softmax", "Dropout(0.5)", "dropout_1 gives (10) from the Softmax of dense_1; put dropout_1 above dense_1")]
    [InlineData("BinaryCrossentropy", "Sigmoid", "Dropout(0.5)", "dropout_1 gives (10) from the Sigmoid of dense_1; put dropout_1 above dense_1")]
    [InlineData("BinaryCrossentropy", "Sigmoid", "Reshape(2, 5)", "reshape_1 gives (2, 5) from the Sigmoid of dense_1; put Activation.Sigmoid after reshape_1")]
    public void An_activation_that_another_layer_hides_is_reported_at_that_layer(string loss, string activation, string layer, string found) => AnalyzerRun.Reports(
        $"[Model(Loss = Loss.{loss}), Input(4), Dense(10, Activation = Activation.{activation}), [|{layer}|]] partial class Net;",
        ("MG0014", $"{loss} needs Activation.{activation} as the last step, but {found}"));

    [Theory]
    [InlineData("[|Dense(1)|]", "without an activation")]
    [InlineData("Dense(1, [|Activation = Activation.Softmax|])", "after Softmax")]
    [InlineData("Dense(1, [|Activation = Activation.Tanh|])", "after Tanh")]
    public void A_binary_crossentropy_asks_for_a_sigmoid(string layer, string after) => AnalyzerRun.Reports(
        $"[Model(Loss = Loss.BinaryCrossentropy), Input(4), {layer}] partial class Net;",
        ("MG0014", $"BinaryCrossentropy needs probabilities from a sigmoid, but dense_1 gives (1) {after}; end the model with Activation.Sigmoid"));

    [Fact]
    public void A_binary_crossentropy_over_classes_is_reported_at_the_loss() => AnalyzerRun.Reports(
        "[Model([|Loss = Loss.BinaryCrossentropy|]), Input(4), Dense(2, Activation = Activation.Softmax)] partial class Net;",
        ("MG0014", "BinaryCrossentropy needs probabilities from a sigmoid, but dense_1 gives (2) after Softmax; use Loss.CategoricalCrossentropy, or end the model with Activation.Sigmoid"));

    [Theory]
    [InlineData("Input(4), Dense(1, [|Activation = Activation.Softmax|])", "dense_1 gives (1)")]
    [InlineData("Input(6, 6, 2), Conv2D(3, 3, [|Activation = Activation.Softmax|])", "conv2d_1 gives (4, 4, 3)")]
    public void A_softmax_that_is_over_no_classes_is_reported_where_a_regression_loss_follows(string layers, string gives) => AnalyzerRun.Reports(
        $"[Model(Loss = Loss.MeanSquaredError), {layers}] partial class Net;",
        ("MG0014", $"MeanSquaredError needs values that are not normalized, but {gives} after Softmax; drop the softmax"));

    [Fact]
    public void A_logarithmic_loss_does_not_take_values_that_tanh_makes_negative() => AnalyzerRun.Reports(
        "[Model(Loss = Loss.MeanSquaredLogarithmicError), Input(4), Dense(3, [|Activation = Activation.Tanh|])] partial class Net;",
        ("MG0014", "MeanSquaredLogarithmicError needs values of at least 0, but dense_1 gives (3) after Tanh; end the model with Activation.Softplus, or use Loss.MeanSquaredError"));

    [Theory]
    [InlineData("Dense([|1|], Activation = Activation.Softmax)")]
    [InlineData("Dense([|units: 1|], Activation = Activation.Softmax)")]
    [InlineData("Dense([|1|]), Dropout(0.5), Activation(Activation.Softmax)")]
    public void A_softmax_of_one_unit_is_reported_at_the_units(string layers) => AnalyzerRun.Reports(
        $"[Model(Loss = Loss.SparseCategoricalCrossentropy), Input(4), {layers}] partial class Net;",
        ("MG0014", $"SparseCategoricalCrossentropy needs at least two classes from a softmax, but dense_1 gives (1) after Softmax; {Classes}"));

    [Theory]
    [InlineData("Dense(1)", "without an activation")]
    [InlineData("Dense(1, Activation = Activation.Sigmoid)", "after Sigmoid")]
    public void A_crossentropy_over_classes_of_one_unit_is_reported_at_the_loss(string layer, string after) => AnalyzerRun.Reports(
        $"[Model([|Loss = Loss.CategoricalCrossentropy|]), Input(4), {layer}] partial class Net;",
        ("MG0014", $"CategoricalCrossentropy needs at least two classes from a softmax, but dense_1 gives (1) {after}; {Classes}"));

    [Theory]
    [InlineData("Conv2D(3, 3, Activation = Activation.Softmax)", "after Softmax")]
    [InlineData("Conv2D(3, 3)", "without an activation")]
    public void A_crossentropy_over_pixels_is_reported_at_the_last_layer(string layer, string after) => AnalyzerRun.Reports(
        $"[Model(Loss = Loss.CategoricalCrossentropy), Input(6, 6, 2), [|{layer}|]] partial class Net;",
        ("MG0014", $"CategoricalCrossentropy needs a vector of probabilities from a softmax, but conv2d_1 gives (4, 4, 3) {after}; end with [Flatten] and [Dense(classes, Activation = Activation.Softmax)]"));

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
    [InlineData("MeanSquaredError", "Dense(4, Activation = Activation.Sigmoid, ActivityL2 = 0.1f)")]
    [InlineData("MeanAbsoluteError", "Dense(5)")]
    [InlineData("MeanSquaredLogarithmicError", "Dense(5, Activation = Activation.ReLU)")]
    [InlineData("MeanSquaredLogarithmicError", "Dense(5)")]
    [InlineData("MeanSquaredError", "Dense(5, Activation = Activation.Softmax), Dense(2)")]
    [InlineData("Huber", "Dense(5, Activation = Activation.Tanh)")]
    [InlineData("None", "Dense(5, Activation = Activation.Softmax)")]
    public void A_loss_that_fits_is_accepted(string loss, string layers) => AnalyzerRun.Accepts(
        $"[Model(Loss = Loss.{loss}), Input(4), {layers}] partial class Net;");
}

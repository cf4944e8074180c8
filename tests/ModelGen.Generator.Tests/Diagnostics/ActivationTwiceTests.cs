using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0024: activations on values that have been through one.</summary>
public class ActivationTwiceTests
{
    [Theory]
    [InlineData("ReLU", "ReLU")]
    [InlineData("Tanh", "Tanh")]
    [InlineData("Sigmoid", "Sigmoid")]
    [InlineData("GELU", "GELU")]
    [InlineData("Sigmoid", "ReLU")]
    [InlineData("Softplus", "LeakyReLU")]
    [InlineData("Softmax", "ELU")]
    [InlineData("ReLU", "Sigmoid")]
    [InlineData("ReLU", "Softmax")]
    [InlineData("Softmax", "Sigmoid")]
    [InlineData("Sigmoid", "Softmax")]
    public void A_second_activation_that_changes_nothing_or_too_much_is_reported(string first, string second)
    {
        AnalyzerRun.ReportsAndEmits(
            $"[Model, Input(4), Dense(3, Activation = Activation.{first}), Activation([|Activation.{second}|])] partial class Net;",
            ("MG0024", $"activation_1 applies {second} to the output of dense_1, which has been through {first} already; remove one of the two"));
        AnalyzerRun.ReportsAndEmits(
            $"[Model, Input(4), Activation(Activation.{first}), Dropout(0.5), Reshape(2, 2), Activation([|Activation.{second}|])] partial class Net;",
            ("MG0024", $"activation_2 applies {second} to the output of activation_1, which has been through {first} already; remove one of the two"));
    }

    [Theory]
    [InlineData("Dense(3, Activation = Activation.Tanh), Activation(Activation.Softmax)")]
    [InlineData("Dense(3, Activation = Activation.ReLU), Activation(Activation.Tanh)")]
    [InlineData("Dense(3, Activation = Activation.LeakyReLU), Activation(Activation.Sigmoid)")]
    [InlineData("Dense(3, Activation = Activation.Linear), Activation(Activation.ReLU)")]
    [InlineData("Dense(3, Activation = Activation.ReLU), Activation(Activation.Linear)")]
    [InlineData("Dense(3, Activation = Activation.ReLU), Dense(3), Activation(Activation.ReLU)")]
    [InlineData("Dense(3, Activation = Activation.ReLU), Rescaling(1, -1), Activation(Activation.ReLU)")]
    [InlineData("Dense(3, Activation = Activation.ReLU), Dense(3, Activation = Activation.ReLU)")]
    public void One_activation_a_layer_and_pairs_that_somebody_may_mean_are_accepted(string layers) => AnalyzerRun.Accepts(
        $"[Model, Input(4), {layers}] partial class Net;");

    [Fact]
    public void A_softmax_of_a_softmax_is_no_warning() => Assert.DoesNotContain(
        new AnalyzerRun(UserProject.Compile("[Model, Input(4), Dense(3, Activation = Activation.Softmax), Activation(Activation.Softmax)] partial class Net;")).Diagnostics,
        diagnostic => diagnostic.Id == "MG0024");
}

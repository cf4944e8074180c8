using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0019: a softmax of a softmax.</summary>
public class SoftmaxTests
{
    [Theory]
    [InlineData("Dense(10, Activation = Activation.Softmax), [|Activation(Activation.Softmax)|]", "activation_1", "dense_1")]
    [InlineData("Dense(10), Activation(Activation.Softmax), [|Activation(Activation.Softmax)|]", "activation_2", "activation_1")]
    [InlineData("Dense(10, Activation = Activation.Softmax), Reshape(10), Flatten, [|Activation(Activation.Softmax)|]", "activation_1", "dense_1")]
    [InlineData("Dense(10, Activation = Activation.Softmax), Activation(Activation.Linear), [|Activation(Activation.Softmax)|]", "activation_2", "dense_1")]
    [InlineData("Dense(10, Activation = Activation.Softmax, ActivityL2 = 0.1f), [|Activation(Activation.Softmax)|]", "activation_1", "dense_1")]
    public void A_second_softmax_is_reported_whatever_the_loss(string layers, string second, string first)
    {
        foreach (string loss in new[] { "None", "MeanSquaredError", "BinaryCrossentropy" })
        {
            AnalyzerRun.Reports(
                $"[Model(Loss = Loss.{loss}), Input(4), {layers}] partial class Net;",
                ("MG0019", $"{second} applies a softmax to {first} (10), which ends in a softmax already; remove {second}"));
        }
    }

    [Fact]
    public void The_last_softmax_is_kept_where_the_loss_needs_it_last() => AnalyzerRun.Reports(
        "[Model(Loss = Loss.CategoricalCrossentropy), Input(4), Dense(10, Activation = Activation.Softmax), Dropout(0.5), [|Activation(Activation.Softmax)|]] partial class Net;",
        ("MG0019", "activation_1 applies a softmax to dense_1 (10), which ends in a softmax already; remove the first of them"));

    [Fact]
    public void Every_softmax_too_many_is_reported() => AnalyzerRun.Reports(
        "[Model, Input(4), Activation(Activation.Softmax), [|Activation(Activation.Softmax)|], [|Activation(Activation.Softmax)|], Dense(2)] partial class Net;",
        ("MG0019", "activation_2 applies a softmax to activation_1 (4), which ends in a softmax already; remove activation_2"),
        ("MG0019", "activation_3 applies a softmax to activation_2 (4), which ends in a softmax already; remove activation_3"));

    [Theory]
    [InlineData("Dense(10, Activation = Activation.Softmax), Dense(10, Activation = Activation.Softmax)")]
    [InlineData("Dense(10, Activation = Activation.Softmax), Rescaling(5), Activation(Activation.Softmax)")]
    public void Two_softmaxes_with_other_values_between_them_are_accepted(string layers) => AnalyzerRun.Accepts(
        $"[Model, Input(4), {layers}] partial class Net;");
}

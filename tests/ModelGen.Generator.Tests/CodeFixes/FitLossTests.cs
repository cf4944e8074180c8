using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.CodeFixes;

/// <summary>Offers for a loss and a last layer that do not fit: every one of them makes the model right.</summary>
public class FitLossTests
{
    private const string Classes = "CategoricalCrossentropy";
    private const string Binary = "BinaryCrossentropy";

    public static TheoryData<string, string, string[]> Mistakes => new()
    {
        { Classes, "Dense(10)", ["Use Activation.Softmax: (10)", "Use Loss.MeanSquaredError: (10)"] },
        { Classes, "Dense(10, Activation = Activation.ReLU)", ["Use Activation.Softmax: (10)", "Use Loss.MeanSquaredError: (10)"] },
        { Classes, "Dense(10, Activation = Activation.Sigmoid)", ["Use Activation.Softmax: (10)", "Use Loss.BinaryCrossentropy: (10)"] },
        { Classes, "Dense(10), Activation(Activation.Sigmoid)", ["Use Activation.Softmax: (10)", "Use Loss.BinaryCrossentropy: (10)"] },
        { Classes, "Dense(1, Activation = Activation.Sigmoid)", ["Use Loss.BinaryCrossentropy: (1)", "Use 2 units and Activation.Softmax: (2)"] },
        { Classes, "Dense(1, Activation = Activation.Softmax)", ["Use 2 units: (2)", "Use Loss.BinaryCrossentropy and Activation.Sigmoid: (1)"] },
        { Classes, "Dense(1)", ["Use Loss.BinaryCrossentropy and Activation.Sigmoid: (1)", "Use 2 units and Activation.Softmax: (2)", "Use Loss.MeanSquaredError: (1)"] },
        { Classes, "Dense(10), Dropout(0.5)", ["Use Activation.Softmax: (10)", "Use Loss.MeanSquaredError: (10)"] },
        { Classes, "Dense(10, Activation = Activation.Softmax), Activation(Activation.Tanh)", ["Use Loss.MeanSquaredError: (10)"] },
        { Classes, "Dense(10, ActivityL2 = 0.1f)", ["Use Loss.MeanSquaredError: (10)"] },
        { Classes, "Dense(10, Activation = Activation.Softmax, ActivityL2 = 0.1f)", [] },
        { Binary, "Dense(1)", ["Use Activation.Sigmoid: (1)", "Use Loss.MeanSquaredError: (1)"] },
        { Binary, "Dense(1, Activation = Activation.Softmax)", ["Use Activation.Sigmoid: (1)"] },
        { Binary, "Dense(3, Activation = Activation.Softmax)", ["Use Loss.CategoricalCrossentropy: (3)", "Use Loss.SparseCategoricalCrossentropy: (3)", "Use Activation.Sigmoid: (3)"] },
        { Binary, "Dense(2, Activation = Activation.Softmax)", ["Use Loss.CategoricalCrossentropy: (2)", "Use Loss.SparseCategoricalCrossentropy: (2)", "Use 1 unit and Activation.Sigmoid: (1)", "Use Activation.Sigmoid: (2)"] },
        { "MeanSquaredError", "Dense(3, Activation = Activation.Softmax)", ["Use Loss.CategoricalCrossentropy: (3)", "Use Loss.SparseCategoricalCrossentropy: (3)"] },
        { "MeanSquaredLogarithmicError", "Dense(3, Activation = Activation.Tanh)", ["Use Activation.Softplus: (3)", "Use Loss.MeanSquaredError: (3)"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Every_offer_makes_the_model_right(string loss, string layers, string[] titles)
    {
        CodeFixRun run = Run($"[Model(Loss = Loss.{loss}), Input(4), {layers}] partial class Net;");

        Assert.Equal(titles, await run.Titles());
        foreach (string title in titles)
        {
            await run.Fix(title);
        }
    }

    [Theory]
    [InlineData("Dense(10)", "Dense(10, Activation = Activation.Softmax)")]
    [InlineData("Dense(units: 10)", "Dense(units: 10, Activation = Activation.Softmax)")]
    [InlineData("Dense(10, Activation = Activation.Tanh, UseBias = false)", "Dense(10, Activation = Activation.Softmax, UseBias = false)")]
    [InlineData("Dense(10), Activation(Activation.Tanh)", "Dense(10), Activation(Activation.Softmax)")]
    [InlineData("Dense(10), Activation(activation: ModelGen.Activation.Tanh)", "Dense(10), Activation(activation: ModelGen.Activation.Softmax)")]
    [InlineData("Dense(10), Dropout(0.5)", "Dense(10), Dropout(0.5), Activation(Activation.Softmax)")]
    public async Task The_activation_is_set_where_it_stands(string layers, string expected) => Assert.Equal(
        [$"[Model(Loss = Loss.{Classes}), Input(4), {expected}] partial class Net;"],
        await Run($"[Model(Loss = Loss.{Classes}), Input(4), {layers}] partial class Net;").Fix("Use Activation.Softmax: (10)"));

    [Theory]
    [InlineData("[Dense(10)]\n[Dropout(0.5)] // half\npartial class Net;", "[Dense(10)]\n[Dropout(0.5)] // half\n[Activation(Activation.Softmax)]\npartial class Net;")]
    [InlineData("[Dense(10)]\r\n  [Dropout(0.5)]\r\npartial class Net;", "[Dense(10)]\r\n  [Dropout(0.5)]\r\n  [Activation(Activation.Softmax)]\r\npartial class Net;")]
    [InlineData("[Dense(10)] [Dropout(0.5)] partial class Net;", "[Dense(10)] [Dropout(0.5)] [Activation(Activation.Softmax)] partial class Net;")]
    [InlineData("[Dense(10)] [Dropout(0.5)]\npartial class Net;", "[Dense(10)] [Dropout(0.5)] [Activation(Activation.Softmax)]\npartial class Net;")]
    public async Task An_activation_is_written_below_a_layer_that_has_none(string source, string expected) => Assert.Equal(
        [$"[Model(Loss = Loss.{Classes}), Input(4)]{(source.Contains('\r') ? "\r\n" : "\n")}{expected}"],
        await Run($"[Model(Loss = Loss.{Classes}), Input(4)]{(source.Contains('\r') ? "\r\n" : "\n")}{source}").Fix("Use Activation.Softmax: (10)"));

    [Fact]
    public async Task Units_loss_and_activation_change_together() => Assert.Equal(
        ["[Model(Loss = Loss.BinaryCrossentropy)]\n[Input(4)]\n[Dense(1, Activation = Activation.Sigmoid)] // one\npartial class Net;"],
        await Run("[Model(Loss = Loss.CategoricalCrossentropy)]\n[Input(4)]\n[Dense(1)] // one\npartial class Net;")
            .Fix("Use Loss.BinaryCrossentropy and Activation.Sigmoid: (1)"));

    [Fact]
    public async Task The_loss_and_the_layers_may_stand_in_two_documents() => Assert.Equal(
        [
            "[Dense(1)]\n[Activation(Activation.Sigmoid)]\npartial class Net;",
            "[Model(Loss = Loss.BinaryCrossentropy, Numerics = Numerics.Direct), Input(4)]\npartial class Net;",
        ],
        await Run(
            "[Dense(1)]\n[Activation(Activation.Tanh)]\npartial class Net;",
            "[Model(Loss = Loss.CategoricalCrossentropy, Numerics = Numerics.Direct), Input(4)]\npartial class Net;")
            .Fix("Use Loss.BinaryCrossentropy and Activation.Sigmoid: (1)"));

    [Theory]
    [InlineData(
        "[ModelGen.Model(Loss = ModelGen.Loss.CategoricalCrossentropy), ModelGen.Input(4), ModelGen.Dense(3), ModelGen.Dropout(0.5)] partial class Net;",
        "[ModelGen.Model(Loss = ModelGen.Loss.CategoricalCrossentropy), ModelGen.Input(4), ModelGen.Dense(3), ModelGen.Dropout(0.5), ModelGen.Activation(ModelGen.Activation.Softmax)] partial class Net;")]
    [InlineData(
        "using M = ModelGen; [M.Model(Loss = M.Loss.CategoricalCrossentropy), M.Input(4), M.Dense(3)] partial class Net;",
        "using M = ModelGen; [M.Model(Loss = M.Loss.CategoricalCrossentropy), M.Input(4), M.Dense(3, Activation = M.Activation.Softmax)] partial class Net;")]
    public async Task Without_usings_names_are_written_so_that_they_are_found(string source, string expected) =>
        Assert.Equal([expected], await new CodeFixRun(new FitLoss(), source) { HasUsings = false }.Fix("Use Activation.Softmax: (3)"));

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_models_with_the_same_offer_are_mended_at_once(FixAllScope scope)
    {
        string third = $"[Model(Loss = Loss.{Classes}), Input(4), Dense(5)] partial class Third;";
        CodeFixRun run = Run(
            $"[Model(Loss = Loss.{Classes}), Input(4), Dense(10)] partial class First;\n[Model(Loss = Loss.{Classes}), Input(4), Dense(7), Activation(Activation.Tanh)] partial class Second;",
            third);

        Assert.Equal(
            [
                $"[Model(Loss = Loss.{Classes}), Input(4), Dense(10, Activation = Activation.Softmax)] partial class First;\n[Model(Loss = Loss.{Classes}), Input(4), Dense(7), Activation(Activation.Softmax)] partial class Second;",
                scope == FixAllScope.Document ? third : third.Replace("Dense(5)", "Dense(5, Activation = Activation.Softmax)"),
            ],
            await run.FixAll(scope, "Use Activation.Softmax: (10)"));
    }

    private static CodeFixRun Run(params string[] sources) => new(new FitLoss(), sources);
}

using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.CodeFixes;

/// <summary>'Remove the softmax' that is one too many, or that the loss does not take.</summary>
public class RemoveSoftmaxTests
{
    private const string Second = "Remove the second softmax: (3)";

    [Theory]
    [InlineData("[Dense(3, Activation = Activation.Softmax)]\n[Activation(Activation.Softmax)]\npartial class Net;", "[Dense(3, Activation = Activation.Softmax)]\npartial class Net;")]
    [InlineData("[Dense(3, Activation = Activation.Softmax)]\r\n[Activation(Activation.Softmax)]\r\npartial class Net;", "[Dense(3, Activation = Activation.Softmax)]\r\npartial class Net;")]
    [InlineData("[Dense(3, Activation = Activation.Softmax)]\n[Activation(Activation.Softmax)] // again\npartial class Net;", "[Dense(3, Activation = Activation.Softmax)]\n// again\npartial class Net;")]
    [InlineData("[Dense(3, Activation = Activation.Softmax)] [Activation(Activation.Softmax)] partial class Net;", "[Dense(3, Activation = Activation.Softmax)] partial class Net;")]
    [InlineData("[Dense(3), Activation(Activation.Softmax), Activation(Activation.Softmax)] partial class Net;", "[Dense(3), Activation(Activation.Softmax)] partial class Net;")]
    [InlineData("[\n    Dense(3, Activation = Activation.Softmax),\n    Activation(Activation.Softmax) // again\n]\npartial class Net;", "[\n    Dense(3, Activation = Activation.Softmax) // again\n]\npartial class Net;")]
    [InlineData("[\n    Dense(3, Activation = Activation.Softmax), // one\n    Activation(Activation.Softmax)\n]\npartial class Net;", "[\n    Dense(3, Activation = Activation.Softmax) // one\n    \n]\npartial class Net;")]
    public async Task A_second_softmax_is_removed_and_comments_stay(string layers, string expected)
    {
        string head = "[Model(Loss = Loss.CategoricalCrossentropy), Input(4)]" + (layers.Contains('\r') ? "\r\n" : "\n");
        Assert.Equal([head + expected], await Run(head + layers).Fix(Second));
    }

    [Theory]
    [InlineData("[Activation(Activation.Softmax), Dense(3)] partial class Net;", "[Dense(3)] partial class Net;")]
    [InlineData("[Activation(Activation.Softmax), Dropout(0.5), Dense(3)] partial class Net;", "[Dropout(0.5), Dense(3)] partial class Net;")]
    public async Task The_first_item_of_a_list_goes_with_its_comma(string layers, string expected) => Assert.Equal(
        [$"[Model, Input(4), Activation(Activation.Softmax)] {expected}"],
        await Run($"[Model, Input(4), Activation(Activation.Softmax)] {layers}").Fix("Remove the second softmax: (4)"));

    [Theory]
    [InlineData("Dense(3, Activation = Activation.Softmax), Dropout(0.5), Activation(Activation.Softmax)", "Dense(3), Dropout(0.5), Activation(Activation.Softmax)")]
    [InlineData("Dense(3), Activation(Activation.Softmax), Flatten, Activation(Activation.Softmax)", "Dense(3), Flatten, Activation(Activation.Softmax)")]
    public async Task The_first_softmax_goes_where_the_loss_needs_the_last(string layers, string expected) => Assert.Equal(
        [$"[Model(Loss = Loss.SparseCategoricalCrossentropy), Input(4), {expected}] partial class Net;"],
        await Run($"[Model(Loss = Loss.SparseCategoricalCrossentropy), Input(4), {layers}] partial class Net;").Fix("Remove the first softmax: (3)"));

    [Theory]
    [InlineData("Dense(3, Activation = Activation.Softmax)", "Dense(3)")]
    [InlineData("Dense(3, Activation = Activation.Softmax, UseBias = false)", "Dense(3, UseBias = false)")]
    [InlineData("Dense(3, UseBias = false, Activation = Activation.Softmax)", "Dense(3, UseBias = false)")]
    [InlineData("Dense(3), Activation(Activation.Softmax)", "Dense(3)")]
    [InlineData("Dense(3, Activation = Activation.Softmax, ActivityL1 = 0.1f)", "Dense(3, ActivityL1 = 0.1f)")]
    public async Task A_regression_loss_loses_its_softmax(string layers, string expected) => Assert.Equal(
        [$"[Model(Loss = Loss.Huber), Input(4), {expected}] partial class Net;"],
        await Run($"[Model(Loss = Loss.Huber), Input(4), {layers}] partial class Net;").Fix("Remove the softmax: (3)"));

    [Fact]
    public async Task What_stands_below_a_softmax_has_to_fit_too() => Assert.Empty(await Run(
        "[Model(Loss = Loss.MeanSquaredLogarithmicError), Input(4), Dense(3, Activation = Activation.Tanh), Activation(Activation.Softmax)] partial class Net;").Titles());

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_softmaxes_too_many_are_removed_at_once(FixAllScope scope)
    {
        const string Softmax = "Activation(Activation.Softmax)";
        string third = $"[Model]\n[Input(4)]\n[{Softmax}]\n[{Softmax}]\npartial class Third;";
        CodeFixRun run = Run(
            $"[Model, Input(4), {Softmax}, {Softmax}, {Softmax}, Dense(2)] partial class First; [Model, Input(4), {Softmax}, {Softmax}] partial class Second;",
            third);

        Assert.Equal(
            [
                $"[Model, Input(4), {Softmax}, Dense(2)] partial class First; [Model, Input(4), {Softmax}] partial class Second;",
                scope == FixAllScope.Document ? third : $"[Model]\n[Input(4)]\n[{Softmax}]\npartial class Third;",
            ],
            await run.FixAll(scope));
    }

    private static CodeFixRun Run(params string[] sources) => new(new RemoveSoftmax(), sources);
}

using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.CodeFixes;

/// <summary>MG0037: what makes a model of a class with layers.</summary>
public class AddModelTests
{
    [Theory]
    [InlineData("Dense(3, Activation = Activation.Softmax)", "SparseCategoricalCrossentropy")]
    [InlineData("Dense(1, Activation = Activation.Sigmoid)", "BinaryCrossentropy")]
    [InlineData("Dense(3), Activation(Activation.Softmax)", "SparseCategoricalCrossentropy")]
    [InlineData("Dense(3)", "MeanSquaredError")]
    public async Task The_loss_fits_the_last_layer(string layers, string loss) => Assert.Equal(
        [$"[Model(Loss = Loss.{loss}), Input(4), {layers}] partial class Net;"],
        await new CodeFixRun(new AddModel(), $"[Input(4), {layers}] partial class Net;").Fix($"Add [Model(Loss = Loss.{loss})], to train it"));

    [Fact]
    public async Task A_list_of_its_own_stands_below_what_is_said_of_the_class() => Assert.Equal(
        ["""
        /// <summary>Mine.</summary>
        [Model]
        [Input(4)]
        // one layer
        [Dense(3)]
        partial class Net;
        """],
        await new CodeFixRun(new AddModel(), """
        /// <summary>Mine.</summary>
        [Input(4)]
        // one layer
        [Dense(3)]
        partial class Net;
        """).Fix("Add [Model], to predict only"));

    [Fact]
    public async Task Without_usings_the_name_is_written_in_full() => Assert.Equal(
        ["[ModelGen.Model(Loss = ModelGen.Loss.MeanSquaredError)]\n[ModelGen.Input(4)] [ModelGen.Dense(3)] partial class Net;"],
        await new CodeFixRun(new AddModel(), "[ModelGen.Input(4)] [ModelGen.Dense(3)] partial class Net;") { HasUsings = false }
            .Fix("Add [Model(Loss = Loss.MeanSquaredError)], to train it"));

    [Fact]
    public async Task All_are_made_models_at_once() => Assert.Equal(
        ["[Model, Input(4), Dense(3)] partial class Net;", "[Model, Input(4), Dense(2)] partial class Other;"],
        await new CodeFixRun(new AddModel(), "[Input(4), Dense(3)] partial class Net;", "[Input(4), Dense(2)] partial class Other;")
            .FixAll(FixAllScope.Project, "Add [Model], to predict only"));
}

using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.CodeFixes;

/// <summary>'Insert [Flatten]' and 'Insert [GlobalAvgPool2D]' above a layer that needs a vector.</summary>
public class InsertLayerTests
{
    [Fact]
    public async Task The_title_says_what_becomes_of_the_shape() => Assert.Equal(
        ["Insert [Flatten]: (5, 5, 64) -> (1600)", "Insert [GlobalAvgPool2D]: (5, 5, 64) -> (64)"],
        await Run("[Model, Input(12, 12, 8), Conv2D(64, 3), MaxPool2D, Dense(10)] partial class Net;").Titles());

    [Fact]
    public async Task A_matrix_is_not_pooled() => Assert.Equal(
        ["Insert [Flatten]: (12, 8) -> (96)"],
        await Run("[Model, Input(12, 8), Dense(10)] partial class Net;").Titles());

    [Fact]
    public async Task A_layer_that_needs_pixels_gets_no_offer() =>
        Assert.Empty(await Run("[Model, Input(4), MaxPool2D] partial class Net;").Titles());

    [Theory]

    // One list a line.
    [InlineData(
        "[Model]\n[Input(6, 6, 2)]\n[Conv2D(4, 3)]\n[Dense(3)]\npartial class Net;",
        "[Model]\n[Input(6, 6, 2)]\n[Conv2D(4, 3)]\n[Flatten]\n[Dense(3)]\npartial class Net;")]
    [InlineData(
        "partial class Outer\r\n{\r\n    [Model]\r\n    [Input(6, 6)]\r\n    [Dense(3)]\r\n    partial class Net;\r\n}\r\n",
        "partial class Outer\r\n{\r\n    [Model]\r\n    [Input(6, 6)]\r\n    [Flatten]\r\n    [Dense(3)]\r\n    partial class Net;\r\n}\r\n")]

    // Comments stay with the layer; those at the end of a line, too.
    [InlineData(
        "[Model]\n[Input(6, 6)] // a matrix\n\n// The classifier.\n[Dense(3)] // three\npartial class Net;",
        "[Model]\n[Input(6, 6)] // a matrix\n[Flatten]\n\n// The classifier.\n[Dense(3)] // three\npartial class Net;")]

    // A doc comment stays above all attributes.
    [InlineData(
        "/// <summary>Mine.</summary>\n[Dense(3)]\n[Model]\n[Input(6, 6)]\npartial class Net;",
        "/// <summary>Mine.</summary>\n[Flatten]\n[Dense(3)]\n[Model]\n[Input(6, 6)]\npartial class Net;")]

    // Several lists in a line.
    [InlineData(
        "[Model] [Input(6, 6)] [Dense(3)] partial class Net;",
        "[Model] [Input(6, 6)] [Flatten] [Dense(3)] partial class Net;")]
    [InlineData(
        "[Dense(3)] [Model] [Input(6, 6)] partial class Net;",
        "[Flatten]\n[Dense(3)] [Model] [Input(6, 6)] partial class Net;")]

    // One list of everything.
    [InlineData(
        "[Model, Input(6, 6), Dense(3)] partial class Net;",
        "[Model, Input(6, 6), Flatten, Dense(3)] partial class Net;")]
    [InlineData(
        "[Model,Input(6, 6),Dense(3)] partial class Net;",
        "[Model,Input(6, 6),Flatten,Dense(3)] partial class Net;")]
    [InlineData(
        "[Dense(3), Model, Input(6, 6)] partial class Net;",
        "[Flatten, Dense(3), Model, Input(6, 6)] partial class Net;")]
    [InlineData(
        "[\n    Model,\n    Input(6, 6), // a matrix\n    Dense(3)\n]\npartial class Net;",
        "[\n    Model,\n    Input(6, 6), // a matrix\n    Flatten,\n    Dense(3)\n]\npartial class Net;")]

    // Names in full.
    [InlineData(
        "[Model]\n[Input(6, 6)]\n[ModelGen.Dense(3)]\npartial class Net;",
        "[Model]\n[Input(6, 6)]\n[ModelGen.Flatten]\n[ModelGen.Dense(3)]\npartial class Net;")]
    [InlineData(
        "[Model, Input(6, 6), global::ModelGen.DenseAttribute(3)] partial class Net;",
        "[Model, Input(6, 6), global::ModelGen.Flatten, global::ModelGen.DenseAttribute(3)] partial class Net;")]
    public async Task Flatten_is_inserted_as_its_neighbours_are_written(string source, string expected)
    {
        string mended = Assert.Single(await Run(source).FixFirst());

        Assert.Equal(expected, mended);
        AnalyzerRun.Compiles(mended);
    }

    [Fact]
    public async Task All_models_of_a_project_are_mended_at_once()
    {
        CodeFixRun run = Run(
            "[Model]\n[Input(6, 6)]\n[Dense(3)]\npartial class First;\n\n[Model, Input(5, 5), Dense(3)]\npartial class Second;\n",
            "[Model] [Input(6, 6)] [Dense(3)] partial class Third;");

        Assert.Equal(
            [
                "[Model]\n[Input(6, 6)]\n[Flatten]\n[Dense(3)]\npartial class First;\n\n[Model, Input(5, 5), Flatten, Dense(3)]\npartial class Second;\n",
                "[Model] [Input(6, 6)] [Flatten] [Dense(3)] partial class Third;",
            ],
            await run.FixAll(FixAllScope.Project));
    }

    [Theory]
    [InlineData("[Model]\n[Input(6, 6, 2)]\n[Dense(3)]\npartial class Net;", "[Model]\n[Input(6, 6, 2)]\n[GlobalAvgPool2D]\n[Dense(3)]\npartial class Net;")]
    [InlineData("[Model, Input(6, 6, 2), Dense(3)] partial class Net;", "[Model, Input(6, 6, 2), GlobalAvgPool2D, Dense(3)] partial class Net;")]
    public async Task Pixels_can_be_pooled_instead(string source, string expected) =>
        Assert.Equal([expected], await Run(source).Fix("Insert [GlobalAvgPool2D]: (6, 6, 2) -> (2)"));

    [Theory]
    [InlineData(
        "using Dense = ModelGen.DenseAttribute;\n[ModelGen.Model, ModelGen.Input(6, 6), Dense(3)] partial class Net;",
        "using Dense = ModelGen.DenseAttribute;\n[ModelGen.Model, ModelGen.Input(6, 6), ModelGen.Flatten, Dense(3)] partial class Net;")]
    [InlineData(
        "using M = ModelGen;\n[M.Model, M.Input(6, 6), M.Dense(3)] partial class Net;",
        "using M = ModelGen;\n[M.Model, M.Input(6, 6), M.Flatten, M.Dense(3)] partial class Net;")]
    [InlineData(
        "using M = ModelGen;\n[M::Model, M::Input(6, 6), M::Dense(3)] partial class Net;",
        "using M = ModelGen;\n[M::Model, M::Input(6, 6), M::Flatten, M::Dense(3)] partial class Net;")]
    public async Task Without_usings_a_name_is_written_so_that_it_is_found(string source, string expected) =>
        Assert.Equal([expected], await new CodeFixRun(new InsertLayer(), source) { HasUsings = false }.Fix("Insert [Flatten]: (6, 6) -> (36)"));

    [Fact]
    public async Task A_class_of_the_users_does_not_take_the_name() => Assert.Equal(
        ["class FlattenAttribute : Attribute; [Model, Input(6, 6), ModelGen.Flatten, Dense(3)] partial class Net;"],
        await Run("class FlattenAttribute : Attribute; [Model, Input(6, 6), Dense(3)] partial class Net;").Fix("Insert [Flatten]: (6, 6) -> (36)"));

    private static CodeFixRun Run(params string[] sources) => new(new InsertLayer(), sources);
}

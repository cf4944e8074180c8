using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.CodeFixes;

/// <summary>'Shrink the kernel' or pool, and 'Use Padding.Same', for windows that do not fit.</summary>
public class FitWindowTests
{
    [Theory]
    [InlineData("Conv2D(8, 5)", "Shrink the kernel to 4x3: (4, 3, 2) -> (1, 1, 8)", "Use Padding.Same: (4, 3, 2) -> (4, 3, 8)")]
    [InlineData("Conv2D(8, 5, Strides = 2)", "Shrink the kernel to 4x3: (4, 3, 2) -> (1, 1, 8)", "Use Padding.Same: (4, 3, 2) -> (2, 2, 8)")]
    [InlineData("Conv2D(8, 1, 5)", "Shrink the kernel to 1x3: (4, 3, 2) -> (4, 1, 8)", "Use Padding.Same: (4, 3, 2) -> (4, 3, 8)")]
    [InlineData("Conv2D(8, 3, DilationRate = 2)", "Shrink the kernel to 2x2: (4, 3, 2) -> (2, 1, 8)", "Use Padding.Same: (4, 3, 2) -> (4, 3, 8)")]
    [InlineData("DepthwiseConv2D(5, DepthMultiplier = 3)", "Shrink the kernel to 4x3: (4, 3, 2) -> (1, 1, 6)", "Use Padding.Same: (4, 3, 2) -> (4, 3, 6)")]
    [InlineData("MaxPool2D(5)", "Shrink the pool to 4x3: (4, 3, 2) -> (1, 1, 2)", "Use Padding.Same: (4, 3, 2) -> (1, 1, 2)")]
    [InlineData("AvgPool2D(5, Strides = 1)", "Shrink the pool to 4x3: (4, 3, 2) -> (1, 1, 2)", "Use Padding.Same: (4, 3, 2) -> (4, 3, 2)")]
    public async Task Titles_say_the_window_and_the_shape_of_the_output(string layer, params string[] titles) =>
        Assert.Equal(titles, await Run($"[Model, Input(4, 3, 2), {layer}] partial class Net;").Titles());

    [Fact]
    public async Task A_padding_that_no_memory_holds_is_not_offered() => Assert.Equal(
        ["Shrink the kernel to 4x3: (4, 3, 2) -> (1, 1, 8)"],
        await Run("[Model, Input(4, 3, 2), Conv2D(8, int.MaxValue)] partial class Net;").Titles());

    [Theory]

    // One argument for two, and two.
    [InlineData("Conv2D(8, 5)", "Conv2D(8, 4, 3)")]
    [InlineData("Conv2D(8, kernelSize: 5)", "Conv2D(8, kernelHeight: 4, kernelWidth: 3)")]
    [InlineData("Conv2D(kernelSize: 5, filters: 8)", "Conv2D(kernelHeight: 4, kernelWidth: 3, filters: 8)")]
    [InlineData("Conv2D(8, 5, 2)", "Conv2D(8, 4, 2)")]
    [InlineData("Conv2D(8, kernelWidth: 2, kernelHeight: 5)", "Conv2D(8, kernelWidth: 2, kernelHeight: 4)")]
    [InlineData("Conv2D(8, /* rows and columns */ 5, UseBias = false)", "Conv2D(8, /* rows and columns */ 4, 3, UseBias = false)")]
    [InlineData("Conv2D(8, 3, DilationRate = 3)", "Conv2D(8, 2, 1, DilationRate = 3)")]
    [InlineData("Conv2D(8, 3, DilationRate = 2)", "Conv2D(8, 2, DilationRate = 2)")]
    [InlineData("Conv2D(8, 3, DilationWidth = 2)", "Conv2D(8, 3, 2, DilationWidth = 2)")]
    [InlineData("DepthwiseConv2D(4)", "DepthwiseConv2D(4, 3)")]
    [InlineData("MaxPool2D(5)", "MaxPool2D(4, 3)")]
    [InlineData("AvgPool2D(poolSize: 5, Strides = 1)", "AvgPool2D(poolHeight: 4, poolWidth: 3, Strides = 1)")]
    public async Task A_window_shrinks_as_it_is_written(string layer, string expected) =>
        await Shrinks("Input(4, 3, 2)", layer, expected);

    [Theory]
    [InlineData("MaxPool2D", "MaxPool2D(1)")]
    [InlineData("MaxPool2D()", "MaxPool2D(1)")]
    [InlineData("AvgPool2D(Strides = 1)", "AvgPool2D(1, Strides = 1)")]
    [InlineData("MaxPool2D(poolSize: 2)", "MaxPool2D(poolSize: 1)")]
    public async Task The_default_pool_shrinks_too(string layer, string expected) =>
        await Shrinks("Input(1, 1, 2)", layer, expected);

    [Theory]
    [InlineData("Conv2D(8, 5)", "Conv2D(8, 5, Padding = Padding.Same)")]
    [InlineData("Conv2D(8,5)", "Conv2D(8,5,Padding = Padding.Same)")]
    [InlineData("Conv2D(8, 5, Padding = Padding.Valid, UseBias = false)", "Conv2D(8, 5, Padding = Padding.Same, UseBias = false)")]
    [InlineData("Conv2D(8, 5, Padding = ModelGen.Padding.Valid)", "Conv2D(8, 5, Padding = ModelGen.Padding.Same)")]
    [InlineData("Conv2D(8, 5, Padding = 0)", "Conv2D(8, 5, Padding = Padding.Same)")]
    [InlineData("Conv2D(8, 5, Padding = Mine.Border)", "Conv2D(8, 5, Padding = Padding.Same)")]
    [InlineData("Conv2D(\n    8,\n    5)", "Conv2D(\n    8,\n    5,\n    Padding = Padding.Same)")]
    [InlineData("Conv2D(8, 5 /* large */)", "Conv2D(8, 5, Padding = Padding.Same /* large */)")]
    [InlineData("MaxPool2D(5)", "MaxPool2D(5, Padding = Padding.Same)")]
    public async Task Padding_is_added_or_replaced(string layer, string expected) =>
        await Pads($"[Model, Input(4, 3, 2), @] partial class Net; static class Mine {{ public const Padding Border = Padding.Valid; }}", layer, expected);

    [Theory]
    [InlineData("MaxPool2D", "MaxPool2D(Padding = Padding.Same)")]
    [InlineData("MaxPool2D()", "MaxPool2D(Padding = Padding.Same)")]
    public async Task Padding_is_the_first_argument_of_a_layer_that_has_none(string layer, string expected) =>
        await Pads("[Model]\r\n[Input(1, 1, 2)]\r\n[@] // halves\r\npartial class Net;\r\n", layer, expected);

    [Theory]
    [InlineData("[ModelGen.Model, ModelGen.Input(4, 3, 2), @] partial class Net;", "ModelGen.Conv2D(8, 5)", "ModelGen.Conv2D(8, 5, Padding = ModelGen.Padding.Same)")]
    [InlineData("using M = ModelGen; [M.Model, M.Input(4, 3, 2), @] partial class Net;", "M.Conv2D(8, 5)", "M.Conv2D(8, 5, Padding = M.Padding.Same)")]
    [InlineData("using M = ModelGen; [M::Model, M::Input(4, 3, 2), @] partial class Net;", "M::Conv2D(8, 5, Padding = M::Padding.Valid)", "M::Conv2D(8, 5, Padding = M::Padding.Same)")]
    [InlineData("using static ModelGen.Padding; [ModelGen.Model, ModelGen.Input(4, 3, 2), @] partial class Net;", "ModelGen.Conv2D(8, 5, Padding = Valid)", "ModelGen.Conv2D(8, 5, Padding = ModelGen.Padding.Same)")]
    [InlineData("using ModelGen; partial class Outer { const int Padding = 1; [Model, Input(4, 3, 2), @] partial class Net; }", "Conv2D(8, 5)", "Conv2D(8, 5, Padding = ModelGen.Padding.Same)")]
    public async Task Padding_is_written_so_that_it_is_found(string source, string layer, string expected)
    {
        CodeFixRun run = new(new FitWindow(), source.Replace("@", layer)) { HasUsings = false };
        Assert.Equal([source.Replace("@", expected)], await run.Fix((await run.Titles())[1]));
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_windows_are_mended_at_once(FixAllScope scope)
    {
        CodeFixRun run = Run(
            "[Model, Input(4, 3, 2), Conv2D(8, 5)] partial class First;\n[Model]\n[Input(1, 1, 2)]\n[MaxPool2D]\npartial class Second;",
            "[Model, Input(4, 4, 2), AvgPool2D(5)] partial class Third;");

        Assert.Equal(
            [
                "[Model, Input(4, 3, 2), Conv2D(8, 4, 3)] partial class First;\n[Model]\n[Input(1, 1, 2)]\n[MaxPool2D(1)]\npartial class Second;",
                $"[Model, Input(4, 4, 2), AvgPool2D({(scope == FixAllScope.Document ? 5 : 4)})] partial class Third;",
            ],
            await run.FixAll(scope));
    }

    private static async Task Shrinks(string input, string layer, string expected)
    {
        CodeFixRun run = Run($"[Model, {input}, {layer}] partial class Net;");
        Assert.Equal([$"[Model, {input}, {expected}] partial class Net;"], await run.Fix((await run.Titles())[0]));
    }

    private static async Task Pads(string source, string layer, string expected)
    {
        CodeFixRun run = Run(source.Replace("@", layer));
        Assert.Equal([source.Replace("@", expected)], await run.Fix((await run.Titles())[1]));
    }

    private static CodeFixRun Run(params string[] sources) => new(new FitWindow(), sources);
}

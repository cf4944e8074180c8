using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.CodeFixes;

/// <summary>'Name the layer': a valid name that is like the wrong one and that no other layer has.</summary>
public class RenameLayerTests
{
    [Theory]

    // Not valid.
    [InlineData("first block", "first_block")]
    [InlineData("_first", "first")]
    [InlineData("first__block_", "first_block")]
    [InlineData("first.block/1", "first_block_1")]
    [InlineData("1st", "layer_1st")]
    [InlineData("<script>", "script")]
    [InlineData("erste_Schicht_ä", "erste_Schicht")]
    [InlineData("", "dense_2")]
    [InlineData("!?", "dense_2")]

    // Reserved: itself, and what it becomes.
    [InlineData("toString", "toString_1")]
    [InlineData("to string", "to_string_1")]
    [InlineData("Loss", "Loss_1")]

    // Taken: by an earlier layer, by a later one.
    [InlineData("eye", "eye_2")]
    [InlineData("Eye", "Eye_2")]
    [InlineData("e ye", "e_ye")]
    [InlineData("late layer", "late_layer_2")]
    public async Task A_name_is_mended(string name, string expected) => Assert.Equal(
        [Net(expected)],
        await Run(Net(name)).Fix($"Name the layer '{expected}'"));

    [Fact]
    public async Task A_long_name_is_cut()
    {
        string expected = new('a', 100);
        Assert.Equal([Net(expected)], await Run(Net(new string('a', 10_000))).Fix($"Name the layer '{expected}'"));
    }

    [Fact]
    public async Task A_name_that_gives_a_member_the_name_of_its_class_is_numbered() => Assert.Equal(
        ["[Model, Input(4), Dense(3, Name = \"eye_2\")] partial class EyeKernel;"],
        await Run("[Model, Input(4), Dense(3, Name = \"eye\")] partial class EyeKernel;").Fix("Name the layer 'eye_2'"));

    [Theory]
    [InlineData("Dense(3)", "Dense(3, Name = \"dense_4\")")]
    [InlineData("Dense(3, UseBias = false)", "Dense(3, UseBias = false, Name = \"dense_4\")")]
    public async Task A_layer_whose_own_name_is_taken_gets_one_that_no_later_layer_has(string layer, string expected) => Assert.Equal(
        [$"[Model, Input(4), Dense(3, Name = \"dense_2\"), {expected}, Dense(3)] partial class Net;"],
        await Run($"[Model, Input(4), Dense(3, Name = \"dense_2\"), {layer}, Dense(3)] partial class Net;").Fix("Name the layer 'dense_4'"));

    [Fact]
    public async Task A_layer_without_arguments_gets_a_name() => Assert.Equal(
        ["[Model, Input(4), Flatten(Name = \"flatten_2\"), Flatten(Name = \"flatten_3\")] partial class Net;"],
        await Run("[Model, Input(4), Flatten(Name = \"flatten_2\"), Flatten] partial class Net;").Fix("Name the layer 'flatten_3'"));

    [Fact]
    public async Task A_constant_is_replaced_by_the_name() => Assert.Equal(
        ["static class Names { public const string Eye = \"an eye\"; } [Model, Input(4), Dense(3, Name = \"an_eye\")] partial class Net;"],
        await Run("static class Names { public const string Eye = \"an eye\"; } [Model, Input(4), Dense(3, Name = Names.Eye)] partial class Net;").Fix("Name the layer 'an_eye'"));

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_names_are_mended_at_once_and_stay_distinct(FixAllScope scope)
    {
        string third = "[Model, Input(4), Dense(3, Name = \"1\")] partial class Third;";
        CodeFixRun run = Run(
            "[Model, Input(4), Dense(3, Name = \"a\"), Dense(3, Name = \"a\"), Dense(3, Name = \"a\"), Dense(3, Name = \"a \")] partial class First;\n[Model]\n[Input(4)]\n[Dense(3, Name = \"b\")]\n[Dense(3, Name = \"b\")]\npartial class Second;",
            third);

        Assert.Equal(
            [
                "[Model, Input(4), Dense(3, Name = \"a\"), Dense(3, Name = \"a_2\"), Dense(3, Name = \"a_3\"), Dense(3, Name = \"a_4\")] partial class First;\n[Model]\n[Input(4)]\n[Dense(3, Name = \"b\")]\n[Dense(3, Name = \"b_2\")]\npartial class Second;",
                scope == FixAllScope.Document ? third : third.Replace("\"1\"", "\"layer_1\""),
            ],
            await run.FixAll(scope));
    }

    private static string Net(string name) =>
        $"[Model, Input(4), Dense(3, Name = \"eye\"), Dense(3, Name = \"{name}\"), Dense(3, Name = \"late_layer\")] partial class Net;";

    private static CodeFixRun Run(params string[] sources) => new(new RenameLayer(), sources);
}

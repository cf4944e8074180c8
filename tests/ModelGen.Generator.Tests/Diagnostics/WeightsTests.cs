using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0028 and MG0029: the file that [Model(Weights = …)] names, as the build lists its tensors.</summary>
public class WeightsTests
{
    private const string Fitting = "dense_1.kernel  F32 (4, 8)\ndense_1.bias  F32 (8)\ndense_2.kernel  F16 (8, 3)\ndense_2.bias  BF16 (3)\n";

    [Fact]
    public void A_file_with_the_models_tensors_is_accepted_in_any_order_and_type() =>
        Assert.Empty(Report(Fitting + "\n# a remark\n"));

    [Fact]
    public void Files_do_not_matter_to_a_model_that_names_none() => Assert.Empty(
        new AnalyzerRun(UserProject.Compile("[Model, Input(4), Dense(8)] partial class Net;"), Weights("net.safetensors", "x  F32 (1)")).Diagnostics);

    [Theory]
    [InlineData("dense_1.kernel", "dense1.kernel", "dense_1.kernel (4, 8) is missing, but the file has 'dense1.kernel' of that shape; name the layers as the file does (Name = …), or rename the tensors")]
    [InlineData("dense_1.kernel  F32 (4, 8)\n", "", "dense_1.kernel (4, 8) is missing; save the weights from this model again, or declare the layers that they belong to")]
    [InlineData("dense_1.kernel  F32 (4, 8)", "first.weight  F32 (8, 4)", "dense_1.kernel (4, 8) is missing, but the file has 'first.weight' (8, 4), transposed; transpose it where the file is written: kernels are (inputs, outputs) or (height, width, inputs, outputs)")]
    [InlineData("(4, 8)", "(8, 4)", "dense_1.kernel is (4, 8) in the model, (8, 4) in the file, transposed; transpose it where the file is written: kernels are (inputs, outputs) or (height, width, inputs, outputs)")]
    [InlineData("(4, 8)", "(5, 8)", "dense_1.kernel is (4, 8) in the model, (5, 8) in the file; save the weights from this model again, or declare the layers that they belong to")]
    [InlineData("(4, 8)", "(32)", "dense_1.kernel is (4, 8) in the model, (32) in the file; save the weights from this model again, or declare the layers that they belong to")]
    [InlineData("dense_1.kernel", "step  F32 ()\ndense_1.kernel", "'step' () is not in the model; save the weights from this model again, or declare the layers that they belong to")]
    public void What_does_not_fit_is_said_at_the_argument(string old, string now, string remark)
    {
        Assert.Contains(old, Fitting);

        Assert.Equal([$"MG0029 at 'Weights = \"net.safetensors\"': 'net.safetensors' does not fit Net: {remark}"], Report(Fitting.Replace(old, now)));
    }

    [Fact]
    public void Three_remarks_are_made_and_the_others_counted() => Assert.Equal(
        [
            "MG0029 at 'Weights = \"net.safetensors\"': 'net.safetensors' does not fit Net: dense_1.bias is (8) in the model, (9) in the file; "
            + "dense_1.kernel (4, 8) is missing, but the file has 'one.kernel' of that shape; dense_2.kernel (8, 3) is missing, but the file has 'two.kernel' of that shape; "
            + "and 2 more; save the weights from this model again, or declare the layers that they belong to",
        ],
        Report("one.kernel  F32 (4, 8)\ndense_1.bias  F32 (9)\ntwo.kernel  F32 (8, 3)\nthree  F32 (1)\nfour  F32 (1)\n"));

    [Fact]
    public void A_file_of_ten_thousand_other_tensors_gives_one_sentence()
    {
        string other = string.Concat(Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{new string('x', 290)}{i}  F32 (2)\n")));

        Assert.True(Assert.Single(Report(other)).Length < 2000);
    }

    [Fact]
    public void A_file_that_could_not_be_read_says_why() => Assert.Equal(
        ["MG0028 at 'Weights = \"net.safetensors\"': The weights file 'net.safetensors' cannot be read (the file does not exist); save the model's weights there, or name another file"],
        Report("error: the file does not exist\n"));

    [Theory]
    [InlineData("net.safetensors", "data/net.safetensors", "write Weights = \"data/net.safetensors\", or ")]
    [InlineData("data\\\\net.safetensors", "data/net.safetensors", "write Weights = \"data/net.safetensors\", or ", "data\\\\net.safetensors")]
    [InlineData("Net.safetensors", "net.safetensors", "write Weights = \"net.safetensors\", or ")]
    [InlineData("digts.safetensors", "digits.safetensors", "write Weights = \"digits.safetensors\", or ")]
    [InlineData("digits.safetensors", "net.safetensors", "")]
    [InlineData("", "net.safetensors", "")]
    [InlineData("a\\u202e\\n.safetensors", "net.safetensors", "", "a\\u202e\\u000a.safetensors")]
    public void A_file_that_is_no_item_is_named_with_what_was_probably_meant(string written, string item, string near, string? shown = null)
    {
        shown ??= written;
        Assert.Equal(
            [
                $"MG0028 at 'Weights = \"{written}\"': The weights file '{shown}' is not among the ModelWeights of the project, which are named relative to its folder; "
                + $"{near}add <ModelWeights Include=\"{shown}\" /> to the project file",
            ],
            Report(Source(written), Weights(item, Fitting)));
    }

    [Fact]
    public void A_models_first_mistake_is_not_followed_by_one_about_its_weights() => Assert.Equal(
        ["MG0009"],
        new AnalyzerRun(UserProject.Compile("[Model(Weights = \"net.safetensors\"), Input(4), Dense(0)] partial class Net;"))
            .Diagnostics.Select(diagnostic => diagnostic.Id));

    [Fact]
    public void Names_with_spaces_are_told_apart() => Assert.Equal(
        ["MG0029 at 'Weights = \"net.safetensors\"': 'net.safetensors' does not fit Net: 'my own  F32 tensor' (1) is not in the model; save the weights from this model again, or declare the layers that they belong to"],
        Report(Fitting + "my own  F32 tensor  F32 (1)\n"));

    private static string Source(string weights) => $"[Model(Weights = \"{weights}\"), Input(4), Dense(8, Activation = Activation.ReLU), Dense(3)] partial class Net;";

    private static AdditionalFile Weights(string name, string tensors) =>
        new($"obj/modelgen/{name}.tensors", $"ModelGen tensors 1: {name}\n{tensors}");

    private static string[] Report(string tensors) => Report(Source("net.safetensors"), Weights("net.safetensors", tensors));

    private static string[] Report(string source, AdditionalFile file) =>
    [
        .. new AnalyzerRun(UserProject.Compile(source), file).Diagnostics.Select(diagnostic =>
            $"{diagnostic.Id} at '{source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}': {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"),
    ];
}

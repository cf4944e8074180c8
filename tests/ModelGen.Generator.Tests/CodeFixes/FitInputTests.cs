using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.CodeFixes;

/// <summary>MG0008, MG0010, MG0011 and MG0039: the input shape that was meant.</summary>
public class FitInputTests
{
    [Theory]
    [InlineData("Input(1, 28, 28)", "Conv2D(8, 3)", "Input(28, 28, 1)")]
    [InlineData("Input(3, 32, 32, Maximum = 255)", "Conv2D(8, 3, Padding = Padding.Same)", "Input(32, 32, 3, Maximum = 255)")]
    [InlineData("Input(shape: new[] { 28, 28 })", "MaxPool2D", "Input(28, 28, 1)")]
    [InlineData("Input(28, /* square */ 28)", "Conv2D(8, 3)", "Input(28, 28, 1)")]
    [InlineData("Input(16, 8, 8, 3)", "Conv2D(8, 3)", "Input(8, 8, 3)")]
    public async Task The_shape_is_written_in_its_place(string input, string layers, string right) => Assert.Equal(
        [$"[Model, {right}, {layers}] partial class Net;"],
        await new CodeFixRun(new FitInput(), $"[Model, {input}, {layers}] partial class Net;").Fix($"Use [{right.Replace(", Maximum = 255", "")}]"));

    [Fact]
    public async Task An_input_on_another_declaration_is_found_there() => Assert.Equal(
        ["[Model, Conv2D(8, 3)] partial class Net;", "[Input(28, 28, 1)] partial class Net;"],
        await new CodeFixRun(new FitInput(), "[Model, Conv2D(8, 3)] partial class Net;", "[Input(28, 28)] partial class Net;").Fix("Use [Input(28, 28, 1)]"));

    [Fact]
    public async Task Within_a_model_a_matrix_is_reshaped() => Assert.Equal(
        ["[Model, Input(16), Reshape(4, 4), Reshape(4, 4, 1), Conv2D(8, 3)] partial class Net;"],
        await new CodeFixRun(new InsertLayer(), "[Model, Input(16), Reshape(4, 4), Conv2D(8, 3)] partial class Net;").Fix("Insert [Reshape(4, 4, 1)]: (4, 4) -> (4, 4, 1)"));
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0041 and MG0042: names that users of Keras and PyTorch bring along.</summary>
public class ForeignNameTests
{
    private const string Use = "static class Use { static void Fit(Dataset data) { Net net = new(seed: 1); net.Fit(data); } }";

    [Theory]
    [InlineData("MaxPooling2D", "is Keras's name; write [MaxPool2D]")]
    [InlineData("MaxPooling2D(2, strides: 1)", "is Keras's name; write [MaxPool2D]")]
    [InlineData("AveragePooling2D(pool_size: 2, padding: \"same\")", "is Keras's name; write [AvgPool2D]")]
    [InlineData("GlobalAveragePooling2D()", "is Keras's name; write [GlobalAvgPool2D]")]
    [InlineData("Conv2d(1, 32, 3, stride = 2, padding = 1, bias = false)", "is PyTorch's name; write [Conv2D]")]
    [InlineData("Linear(784, 10)", "is PyTorch's name; write [Dense]")]
    [InlineData("ReLU", "is Keras's and PyTorch's name; write [Activation(Activation.ReLU)], or Activation = Activation.ReLU on the layer above")]
    [InlineData("Softmax(1)", "is Keras's and PyTorch's name; write [Activation(Activation.Softmax)], or Activation = Activation.Softmax on the layer above")]
    [InlineData("dense(10)", "is misspelled; write [Dense]")]
    [InlineData("BatchNormalization(momentum = 0.9, Name = \"norm\")", "is a layer that ModelGen does not have yet; see https://github.com/modelgen/modelgen/blob/main/docs/limits.md")]
    [InlineData("LSTM(128, true)", "is a layer that ModelGen does not have yet; see https://github.com/modelgen/modelgen/blob/main/docs/limits.md")]
    public void A_layer_of_another_library_is_one_error_that_names_ours(string layer, string sentence)
    {
        string source = $"[Model(Loss = Loss.MeanSquaredError), Input(28, 28, 1), {layer}, Flatten, Dense(10)] partial class Net;";

        AnalyzerRun run = new(UserProject.Compile(source, Use));

        Diagnostic error = Assert.Single(run.Diagnostics);
        Assert.Equal("MG0041", error.Id);
        Assert.Equal($"[{layer.Split('(')[0]}] {sentence}", error.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(layer, source.Substring(error.Location.SourceSpan.Start, error.Location.SourceSpan.Length));
        Assert.Empty(run.Generator.CompilerDiagnostics);
    }

    [Fact]
    public void All_of_them_are_reported_however_they_are_used()
    {
        AnalyzerRun run = new(UserProject.Compile(
            "[Model, Input(28, 28, 1), Conv2d(1, 8, 3), ReLU, MaxPooling2D(2), Flatten, Linear(1, 10)] partial class Net;",
            "[Model, Input(28, 28, 1), MaxPooling2D(pool_size: 2), Conv2d(out_channels: 8, kernel_size: 3)] partial class Other;"));

        Assert.Equal([.. Enumerable.Repeat("MG0041", 6)], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Empty(run.Generator.CompilerDiagnostics);
    }

    [Fact]
    public void A_layer_of_the_users_own_keeps_its_name() => AnalyzerRun.Reports(
        "namespace Mine { public sealed class LinearAttribute(int units) : LayerAttribute { public int Units => units; } [Model, Input(4), [|Linear(3)|]] partial class Net; }",
        ("MG0017", "[Mine.Linear] derives from LayerAttribute, but ModelGen does not know this layer; use one of ModelGen's, for instance [Conv2D] or [Dense]"));

    [Theory]
    [InlineData("Dense(10, activation: \"relu\")", "Dense", "Activation = Activation.ReLU")]
    [InlineData("Dense(10, activation = \"swish\")", "Dense", "Activation = Activation.SiLU")]
    [InlineData("Dense(10, Activation = \"softmax\")", "Dense", "Activation = Activation.Softmax")]
    [InlineData("Dense(10, use_bias: false)", "Dense", "UseBias = false")]
    [InlineData("Dense(10, kernel_initializer = \"he_normal\")", "Dense", "KernelInitializer = Initializer.HeNormal")]
    [InlineData("Dense(Units = 10)", "Dense", "units: 10")]
    [InlineData("Reshape(1, 2, 2), Conv2D(8, 1, padding = \"same\")", "Conv2D", "Padding = Padding.Same")]
    [InlineData("Reshape(1, 2, 2), Conv2D(8, 1, strides: 2)", "Conv2D", "Strides = 2")]
    [InlineData("Reshape(1, 2, 2), Conv2D(8, kernel_size: 1)", "Conv2D", "kernelSize: 1")]
    [InlineData("Reshape(1, 2, 2), MaxPool2D(pool_size = 1)", "MaxPool2D", "poolSize: 1")]
    [InlineData("Dropout(p: 0.5)", "Dropout", "rate: 0.5")]
    public async Task An_argument_of_another_library_is_explained_and_rewritten(string layers, string kind, string right)
    {
        string source = $"[Model, Input(4), {layers}] partial class Net;";

        Diagnostic note = Assert.Single(new AnalyzerRun(UserProject.Compile(source)).Diagnostics);

        Assert.Equal(("MG0042", DiagnosticSeverity.Info), (note.Id, note.Severity));
        Assert.Equal($"[{kind}] does not take this argument in this form; write {right}", note.GetMessage(CultureInfo.InvariantCulture));
        string written = source.Substring(note.Location.SourceSpan.Start, note.Location.SourceSpan.Length);
        Assert.Equal([source.Replace(written, right)], await new CodeFixRun(new UseOwnName(), source).Fix($"Write {right}"));
    }

    [Theory]
    [InlineData("Dense(10, colour: 1)")]
    [InlineData("Dense(10, UseBias = 1)")]
    [InlineData("Dense(10, activation: \"mish\")")]
    [InlineData("Dense(units: 10, Activation = Activation.ReLU, Name = \"last\")")]
    public void Other_arguments_are_the_compilers(string layers) =>
        Assert.DoesNotContain(new AnalyzerRun(UserProject.Compile($"[Model, Input(4), {layers}] partial class Net;")).Diagnostics, note => note.GetMessage(CultureInfo.InvariantCulture).Contains("colour"));

    [Theory]
    [InlineData("MaxPooling2D(2)", "MaxPool2D(2)", "Use [MaxPool2D]")]
    [InlineData("Conv2d(1, 8, 3)", "Conv2D(8, 3)", "Use [Conv2D]")]
    [InlineData("Rescaling(2), ReLU()", "Rescaling(2), Activation(Activation.ReLU)", "Use [Activation(Activation.ReLU)]")]
    [InlineData("Flatten, Linear(784, 10)", "Flatten, Dense(10)", "Use [Dense]")]
    public async Task A_layer_is_renamed(string layers, string right, string title)
    {
        // A code fix sees the attributes that stand in, as an editor does.
        GeneratorRun run = new($"[Model, Input(28, 28, 1), {layers}] partial class Net;");
        string standIns = run.Files["ModelGen.ForeignLayers.g.cs"];

        string[] texts = await new CodeFixRun(new UseOwnName(), $"[Model, Input(28, 28, 1), {layers}] partial class Net;", standIns).Take(title);

        Assert.Equal($"[Model, Input(28, 28, 1), {right}] partial class Net;", texts[0]);
        AnalyzerRun.Accepts(texts[0]);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace ModelGen.Generator.Tests.Scale;

/// <summary>Deep and wide models: text grows with the layers and not with the weights, and no stack ends.</summary>
public class ScaleTests
{
    [Theory]
    [InlineData(1000)]
    public void A_deep_model_compiles(int layers)
    {
        GeneratorRun run = new(Deep(layers));

        using MemoryStream file = new();
        EmitResult emitted = run.Output.Emit(file);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(10)));
        Assert.DoesNotContain(emitted.Diagnostics, diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.Contains($"\"dense_{layers}.kernel\"", run.Files["Net.Model.g.cs"]);
    }

    [Fact]
    public void Text_grows_with_the_number_of_layers()
    {
        Dictionary<int, IReadOnlyDictionary<string, string>> files = new[] { 200, 400, 800 }
            .ToDictionary(layers => layers, layers => new GeneratorRun(Mixed(layers)).Files);

        // Numbers and names get a digit now and then; a table's columns get as wide as its widest number.
        Assert.All(files[200].Keys, file =>
        {
            Assert.InRange(files[400][file].Length / (double)files[200][file].Length, 1.8, 2.2);
            Assert.InRange(files[800][file].Length / (double)files[400][file].Length, 1.8, 2.2);
        });
    }

    [Fact]
    public void Text_does_not_grow_with_the_weights()
    {
        string narrow = Text(10);
        string wide = Text(10_000);

        // A digit more wherever a number or a column is printed.
        Assert.InRange(wide.Length, narrow.Length, narrow.Length * 1.1);
        Assert.Equal(narrow.Count(character => character == '\n'), wide.Count(character => character == '\n'));

        static string Text(int units) => string.Concat(
            new GeneratorRun($"[Model(Loss = Loss.MeanSquaredError), Input(20), Dense({units}), Dense({units}), Dense(20)] partial class Net;").Files.Values);
    }

    /// <summary>Dense layers alone: the most calls and names a line.</summary>
    private static string Deep(int layers) =>
        $"[Model(Loss = Loss.MeanSquaredError), Input(4){string.Concat(Enumerable.Repeat(", Dense(4, Activation = Activation.ReLU)", layers))}] partial class Net;";

    private static string Mixed(int layers) =>
        "[Model(Loss = Loss.MeanSquaredError), Input(8, 8, 4)"
        + string.Concat(Enumerable.Repeat(", Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(1), Activation(Activation.GELU), Dropout(0.5)", layers / 4))
        + "] partial class Net;";
}

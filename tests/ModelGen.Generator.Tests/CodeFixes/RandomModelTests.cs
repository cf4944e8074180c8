using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes;
using Xunit;
using Xunit.Abstractions;

namespace ModelGen.Generator.Tests.CodeFixes;

/// <summary>Whatever is wrong with a model, every offer for it is C#, and takes away what it was offered for.</summary>
public class RandomModelTests(ITestOutputHelper output)
{
    private static readonly CodeFixProvider[] Providers =
        [new InsertLayer(), new FitWindow(), new FitLoss(), new RemoveSoftmax(), new RenameLayer(), new MoveLayers()];

    private static readonly string[] Ends =
    [
        "Dense(1)", "Dense(2, Activation = Activation.Softmax)", "Dense(3, Activation = Activation.Tanh)", "Activation(Activation.Softmax)",
        "Activation(Activation.Sigmoid)", "Dense(1, Activation = Activation.Softmax, ActivityL1 = 0.1f)", "Dropout(0.5)",
    ];

    private static readonly string[] Layers =
    [
        .. Ends, "Flatten", "Flatten(Name = \"block\")", "Dense(2, Name = \"to string\")", "MaxPool2D", "AvgPool2D(3, 5)", "Conv2D(2, 1, 9, Name = \"block\")",
        "Conv2D(3, kernelSize: 3, Activation = Activation.Softmax)", "DepthwiseConv2D(2, DilationRate = 3, Padding = Padding.Valid)",
    ];

    /// <summary>In one list, in lists on one line, on lines of their own, and on two declarations.</summary>
    private static readonly string[] Between = [", ", "] [", "]\n[", "]\r\n    [", "] // so\n// and so\n[", "] partial class Net;\n["];

    [Fact]
    public async Task Every_offer_takes_away_what_it_was_offered_for()
    {
        Random random = new(5);
        Dictionary<string, int> taken = [];
        for (int model = 0; model < 45; model++)
        {
            string source = Next(random);
            string[] before = Sentences(new AnalyzerRun(UserProject.Compile(source)));
            foreach (CodeFixProvider provider in Providers.Where(provider => before.Any(sentence => provider.FixableDiagnosticIds.Any(sentence.StartsWith))))
            {
                CodeFixRun run = new(provider, source);
                foreach ((string title, string fixedSentence) in await run.Offers())
                {
                    string mended = Assert.Single(await run.Take(title));
                    AnalyzerRun after = new(UserProject.Compile(mended));
                    Assert.DoesNotContain("AD0001", Sentences(after).Select(sentence => sentence.Split(':')[0]));
                    Assert.Empty(after.Generator.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
                    Assert.DoesNotContain(fixedSentence, Sentences(after));
                    string id = fixedSentence.Split(':')[0];
                    Assert.DoesNotContain(Sentences(after), sentence => id == "MG0014" && (sentence.StartsWith("MG0014") || sentence.StartsWith("MG0019")));
                    taken[id] = taken.GetValueOrDefault(id) + 1;
                }
            }
        }

        output.WriteLine(string.Join(", ", taken.OrderBy(count => count.Key).Select(count => $"{count.Key}: {count.Value}")));
        Assert.All(new[] { "MG0007", "MG0010", "MG0011", "MG0014", "MG0016", "MG0019" }, id => Assert.True(taken.ContainsKey(id), $"No offer for {id}."));
    }

    private static string Next(Random random)
    {
        string between = Pick(Between);
        string input = Pick(["Input(4)", "Input(6, 3)", "Input(6, 3, 2)", "Input(1, 9, 3)"]);
        string[] layers = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Pick(Layers)), Pick(Ends), Pick(Ends)];
        return $"[Model(Loss = Loss.{Pick(Enum.GetNames<Loss>())}), {input}{between}{string.Join(between, layers)}]\npartial class Net;\n";

        string Pick(string[] items) => items[random.Next(items.Length)];
    }

    private static string[] Sentences(AnalyzerRun run) =>
        [.. run.Diagnostics.Select(CodeFixRun.Sentence)];
}

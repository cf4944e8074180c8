extern alias generator;

using System.Collections.Immutable;
using generator::ModelGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Generator.Tests.Robustness;

/// <summary>
/// The samples' models, edited token by token as by a hasty typist, each edit on top of the last. The driver that has seen all
/// of them gives after each what a fresh one gives, and nothing throws.
/// </summary>
public class TokenEditTests
{
    private static readonly int Edits = TestRun.IsWhole ? 60 : 24;

    public static TheoryData<string> Files => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.cs", SearchOption.AllDirectories)
        .Where(file => File.ReadAllText(file).Contains("[Model(", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Repository.Root, file))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_driver_that_has_seen_all_edits_gives_what_a_fresh_one_gives(string file)
    {
        string original = File.ReadAllText(Path.Combine(Repository.Root, file));
        Random random = new(file.Length);
        CSharpCompilation compilation = UserProject.Compile(original, "class Elsewhere;");

        // As an editor's, which does not track steps: where Roslyn 4.14 does, it loses items behind one that a step has dropped.
        GeneratorDriver driver = GeneratorRun.NewDriver(isTracked: false).RunGenerators(compilation);
        string text = original;
        int withFiles = 0;
        for (int edit = 0; edit < Edits; edit++)
        {
            // Back to sense now and then, or nothing would be left of the models.
            text = edit % 6 == 5 ? original : Edited(text, random);
            SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == "Source1.cs");
            compilation = compilation.ReplaceSyntaxTree(tree, UserProject.Parse(text, "Source1.cs"));

            driver = driver.RunGenerators(compilation);
            GeneratorDriver fresh = GeneratorRun.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);

            GeneratorRunResult expected = fresh.GetRunResult().Results.Single();
            Assert.True(expected.Exception is null, $"{expected.Exception}\nafter\n{text}");
            GeneratorRunResult found = driver.GetRunResult().Results.Single();
            Assert.True(found.Exception is null, $"{edit}: {found.Exception}\nfrom\n{tree}\nto\n{text}");
            Assert.Equal(Outcome(expected), Outcome(found));
            ImmutableArray<Diagnostic> analyzed = await generated.WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerDiagnosticsAsync();
            Assert.True(
                analyzed.All(diagnostic => diagnostic.Id.StartsWith("MG", StringComparison.Ordinal) && diagnostic.Location.IsInSource),
                $"{string.Join("\n", analyzed)}\nafter\n{text}");
            withFiles += expected.GeneratedSources.IsEmpty ? 0 : 1;
        }

        Assert.InRange(withFiles, Edits / 6, Edits);
    }

    /// <summary>Files and diagnostics as text.</summary>
    private static string Outcome(GeneratorRunResult result) => string.Join(
        "\n",
        result.GeneratedSources.Select(source => $"{source.HintName}\n{source.SourceText}")
            .Concat(result.Diagnostics.Select(diagnostic => diagnostic.ToString())));

    /// <summary>One token deleted, written twice, swapped with its neighbour, or in the place of another.</summary>
    private static string Edited(string text, Random random)
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(text, UserProject.ParseOptions).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)];
        if (tokens.Length < 3)
        {
            return text;
        }

        int index = random.Next(tokens.Length - 1);
        string[] texts = [.. tokens.Select(token => token.ToFullString())];
        switch (random.Next(4))
        {
            case 0:
                texts[index] = "";
                break;
            case 1:
                texts[index] += tokens[index].Text;
                break;
            case 2:
                (texts[index], texts[index + 1]) = (texts[index + 1], texts[index]);
                break;
            default:
                texts[index] = " " + tokens[random.Next(tokens.Length)].Text + texts[index];
                break;
        }

        return string.Concat(texts);
    }
}

extern alias generator;

using generator::ModelGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Generator.Tests.Robustness;

/// <summary>Whatever is declared: no exception, and either an error at its place, or code without a warning.</summary>
public class RandomModelTests
{
    private const int ModelsAtOnce = 250;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Math.Max(1, TestRun.Cases(quick: 1000, whole: 4000) / ModelsAtOnce))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_declarations_are_reported_or_compile(int seed)
    {
        RandomModels models = new(seed);
        string[] sources = [.. Enumerable.Range(0, ModelsAtOnce).Select(index => models.Next($"Net{index}"))];
        CSharpCompilation compilation = UserProject.Compile(sources);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

        // The generator's exceptions, CS8785, fail in here.
        GeneratorRun run = new(compilation);
        Diagnostic[] diagnostics =
        [
            .. (await run.Output.WithAnalyzers([new ModelAnalyzer()]).GetAllDiagnosticsAsync())
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning),
        ];

        // The compiler's, of what was declared and what was written, and AD0001: the analyzer's exceptions.
        Assert.DoesNotContain(diagnostics, diagnostic => !diagnostic.Id.StartsWith("MG", StringComparison.Ordinal));
        Assert.All(diagnostics, diagnostic => Assert.True(diagnostic.Location.IsInSource, $"{diagnostic} has no place."));
        ILookup<string, Diagnostic> errors = diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath);
        int valid = 0;
        for (int index = 0; index < sources.Length; index++)
        {
            Diagnostic[] problems = [.. errors[$"Source{index + 1}.cs"]];
            bool hasPasses = run.Files.ContainsKey($"Net{index}.Inference.g.cs");
            Assert.True(
                hasPasses == (problems.Length == 0),
                $"{sources[index]}\n{(hasPasses ? "passes" : "no passes")} and the problems {string.Join("; ", problems.Select(problem => problem.ToString()))}");
            valid += hasPasses ? 1 : 0;
        }

        // About half of them; the seeds are fixed, so this cannot change by chance.
        Assert.InRange(valid, ModelsAtOnce * 4 / 10, ModelsAtOnce * 7 / 10);
    }
}

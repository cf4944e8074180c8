using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ModelGen.Generator.Tests.Robustness;

/// <summary>Whatever is declared: no exception, and either an error and no code, or code without a warning.</summary>
public class RandomModelTests
{
    private const int ModelsAtOnce = 25;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_declarations_are_reported_or_compile(int seed)
    {
        RandomModels models = new(seed);
        string[] sources = [.. Enumerable.Range(0, ModelsAtOnce).Select(index => models.Next($"Net{index}"))];
        CSharpCompilation compilation = UserProject.Compile(sources);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

        // Exceptions: CS8785 of the generator fails in GeneratorRun, AD0001 of the analyzer has no place in a source below.
        AnalyzerRun run = new(compilation);
        ILookup<string, Diagnostic> reported = run.Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToLookup(diagnostic => diagnostic.Location.SourceTree?.FilePath ?? diagnostic.ToString());
        ILookup<string, Diagnostic> compiled = run.Generator.CompilerDiagnostics.ToLookup(diagnostic => Path.GetFileName(diagnostic.Location.SourceTree!.FilePath));
        for (int index = 0; index < sources.Length; index++)
        {
            Diagnostic[] problems = [.. reported[$"Source{index + 1}.cs"]];
            string[] files = [.. run.Generator.Files.Keys.Where(file => file.StartsWith($"Net{index}.", StringComparison.Ordinal))];
            Assert.True(
                problems.Length > 0 == !run.Generator.Models.Contains($"Net{index}"),
                $"{sources[index]}\n{files.Length} files and the problems {string.Join("; ", problems.Select(problem => problem.ToString()))}");
            Assert.True(
                files.All(file => !compiled.Contains(file)),
                $"{sources[index]}\n{string.Join("\n", files.SelectMany(file => compiled[file]))}");
        }

        Assert.All(run.Diagnostics, diagnostic => Assert.StartsWith("MG", diagnostic.Id));
        Assert.Empty(run.Generator.CompilerDiagnostics);
        Assert.InRange(run.Generator.Models.Count(), 3, ModelsAtOnce - 3);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 16)];
}

extern alias generator;

using System.Collections.Immutable;
using generator::ModelGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ModelGen.Generator.Tests;

/// <summary>
/// One run of the analyzer, over the user's code with what the generator added, as in a build. A crashed analyzer shows up as
/// AD0001 among the diagnostics.
/// </summary>
internal sealed class AnalyzerRun
{
    /// <param name="compilation">The user's code.</param>
    /// <param name="files">The project's additional files.</param>
    public AnalyzerRun(CSharpCompilation compilation, params AdditionalText[] files)
    {
        Generator = new(compilation);
        ImmutableArray<Diagnostic> all =
        [
            .. Generator.Output
                .WithAnalyzers([new ModelAnalyzer()], new AnalyzerOptions([.. files]))
                .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
        Diagnostics = [.. all.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)];
        Offers = [.. all.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Hidden)];
    }

    public GeneratorRun Generator { get; }

    /// <summary>What a user sees, in the order of their places.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>What no one sees, but a code fix is offered for.</summary>
    public ImmutableArray<Diagnostic> Offers { get; }

    /// <summary>
    /// The analyzer reports just these, at the marks of the source in their order (or all at its only mark), and they
    /// are all that is said: the generator emits at most skeletons, with which the compiler is content.
    /// </summary>
    public static void Reports(string markedSource, params (string Id, string Sentence)[] expected)
    {
        AnalyzerRun run = Analyzed(markedSource, expected);
        Assert.Empty(run.Generator.Models);
        Assert.Empty(run.Generator.CompilerDiagnostics);
    }

    /// <summary>The compiler reports that 'partial' is missing, once for each type that lacks it, and the analyzer says what that means.</summary>
    public static void Explains(string markedSource, int missing, params (string Id, string Sentence)[] expected) => Assert.Equal(
        Enumerable.Repeat("CS0260", missing),
        Analyzed(markedSource, expected).Generator.CompilerDiagnostics.Select(diagnostic => diagnostic.Id));

    /// <summary>As <see cref="Reports"/>, of a model that is emitted all the same: a warning, or an error that only the analyzer looks for.</summary>
    public static void ReportsAndEmits(string markedSource, params (string Id, string Sentence)[] expected) =>
        Emits(Analyzed(markedSource, expected));

    /// <summary>The analyzer reports nothing, the generator emits, and the compiler is content.</summary>
    public static void Accepts(string source, params AdditionalText[] files)
    {
        AnalyzerRun run = new(UserProject.Compile(source), files);
        Assert.Empty(run.Diagnostics);
        Emits(run);
    }

    /// <summary>The analyzer reports no error, the generator emits, and the compiler is content; a warning of ours is no matter.</summary>
    public static void Compiles(string source, params AdditionalText[] files)
    {
        AnalyzerRun run = new(UserProject.Compile(source), files);
        Assert.Empty(run.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Emits(run);
    }

    private static void Emits(AnalyzerRun run)
    {
        Assert.Empty(run.Generator.CompilerDiagnostics);
        Assert.NotEmpty(run.Generator.Models);
    }

    private static AnalyzerRun Analyzed(string markedSource, (string Id, string Sentence)[] expected)
    {
        MarkedSource source = MarkedSource.Parse(markedSource);
        CSharpCompilation compilation = UserProject.Compile(source.Text);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        AnalyzerRun run = new(compilation);
        string[] wanted =
        [
            .. expected.Select((diagnostic, index) =>
                Line(source.Text, source.Marks[source.Marks.Length == 1 ? 0 : index], diagnostic.Id, diagnostic.Sentence)),
        ];
        string[] found = [.. run.Diagnostics.Select(diagnostic => Line(source.Text, diagnostic.Location.SourceSpan, diagnostic.Id, Sentence(diagnostic)))];
        Assert.True(
            wanted.SequenceEqual(found),
            $"Expected:\n{string.Join("\n", wanted)}\nReported:\n{string.Join("\n", found)}");
        Assert.True(source.Marks.Length <= expected.Length, "A mark has no diagnostic.");
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal(diagnostic.Descriptor.DefaultSeverity, diagnostic.Severity));
        return run;
    }

    private static string Line(string source, TextSpan span, string id, string sentence) =>
        $"{id} at {span.Start}, '{source.Substring(span.Start, span.Length)}': {sentence}";

    private static string Sentence(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
}

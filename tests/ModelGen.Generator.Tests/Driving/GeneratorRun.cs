extern alias generator;

using System.Collections.Immutable;
using generator::ModelGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ModelGen.Generator.Tests;

/// <summary>
/// One run of the generator over some source, and a second after an edit in another file: every run proves that the edit
/// emitted nothing anew.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public GeneratorRun(params string[] sources)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Models",
            sources.Prepend("global using System; global using System.Collections.Generic; global using System.Linq; global using ModelGen;")
                .Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{index}.cs")),
            References.All,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ModelGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        Input = compilation;
        Output = generated;
        Files = driver.GetRunResult().GeneratedTrees.ToDictionary(tree => Path.GetFileName(tree.FilePath), tree => tree.ToString());

        CSharpCompilation edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Elsewhere;", ParseOptions, "Elsewhere.cs"));
        GeneratorRunResult second = driver.RunGenerators(edited).GetRunResult().Results.Single();
        CachingAssertions.AllCached(second);
    }

    /// <summary>The user's code alone.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The user's code with what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>Generated text by file name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>What the compiler says of the user's and the generated code together.</summary>
    public ImmutableArray<Diagnostic> CompilerErrors =>
        [.. Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
}

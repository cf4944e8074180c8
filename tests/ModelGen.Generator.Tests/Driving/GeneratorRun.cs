extern alias generator;

using System.Collections.Immutable;
using generator::ModelGen.Generator;
using generator::ModelGen.Generator.Specs;
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
    private const string InferenceFile = ".Inference.g.cs";

    public GeneratorRun(params string[] sources)
        : this(UserProject.Compile(sources))
    {
    }

    /// <param name="properties">Of the project.</param>
    public GeneratorRun(CSharpCompilation compilation, params (string Name, string Value)[] properties)
    {
        CSharpParseOptions language = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        GeneratorDriver driver = NewDriver(language: language).WithUpdatedAnalyzerConfigOptions(new ProjectProperties(properties)).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        Output = generated;
        Specs = [.. SpecsOf(driver.GetRunResult().Results.Single())];
        Files = driver.GetRunResult().GeneratedTrees.ToDictionary(tree => Path.GetFileName(tree.FilePath), tree => tree.ToString());

        CSharpCompilation edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Elsewhere { }", language, "Elsewhere.cs"));
        CachingAssertions.AllCached(driver.RunGenerators(edited).GetRunResult().Results.Single());
    }

    /// <summary>The user's code with what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>What the parser made of the models, those with mistakes in their layers included.</summary>
    public ImmutableArray<ModelSpec> Specs { get; }

    /// <summary>Generated text by file name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The names of the models that can run, in front of <c>.Inference.g.cs</c>. The others have a mistake, and a skeleton.</summary>
    public IEnumerable<string> Models => Files.Keys.Where(file => file.EndsWith(InferenceFile, StringComparison.Ordinal)).Select(file => file[..^InferenceFile.Length]);

    /// <summary>Errors and warnings of the compiler about the user's and the generated code together.</summary>
    public ImmutableArray<Diagnostic> CompilerDiagnostics =>
        [.. Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    private static IEnumerable<ModelSpec> SpecsOf(GeneratorRunResult result) =>
        result.TrackedSteps.TryGetValue(ModelGenerator.SpecStep, out var steps)
            ? steps.SelectMany(step => step.Outputs).Select(output => output.Value).OfType<ModelSpec>()
            : [];

    /// <param name="isTracked">Whether results say why each step ran; an editor's do not.</param>
    public static GeneratorDriver NewDriver(bool isTracked = true, CSharpParseOptions? language = null) => CSharpGeneratorDriver.Create(
        [new ModelGenerator().AsSourceGenerator()],
        parseOptions: language ?? UserProject.ParseOptions,
        driverOptions: new(IncrementalGeneratorOutputKind.None, isTracked));
}

using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Emission;
using ModelGen.Generator.Parsing;
using ModelGen.Generator.Planning;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator;

/// <summary>
/// Attributes to passes. Class by class: symbol -> spec (the only cached value) -> plan -> C#. A model with a mistake gets a
/// skeleton without passes; the analyzer says why.
/// </summary>
[Generator]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <summary>
    /// The attribute filter's last part, and the only one of ours that runs when another file is edited: what an attribute's
    /// arguments are and what a name means may depend on that file. Where they are what they were, nothing behind it runs.
    /// </summary>
    internal const string ParseStep = "Parse";

    /// <summary>The tracked step that gives what files are written from.</summary>
    internal const string SpecStep = "Spec";

    internal const string OptionsStep = "Options";
    internal const string GpuStep = "Gpu";
    internal const string ProjectStep = "Project";
    internal const string TwinsStep = "Twins";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ProjectSpec> options = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectOptions.Read(options.GlobalOptions))
            .WithTrackingName(OptionsStep);
        IncrementalValueProvider<bool> gpu = context.CompilationProvider
            .Select(static (compilation, _) => GpuReference.IsIn(compilation))
            .WithTrackingName(GpuStep);
        IncrementalValueProvider<ProjectSpec> project = options
            .Combine(gpu)
            .Select(static (pair, _) => pair.Left with { HasGpu = pair.Right })
            .WithTrackingName(ProjectStep);
        IncrementalValuesProvider<ModelSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.Model,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (match, _) => ModelParser.Parse((INamedTypeSymbol)match.TargetSymbol, match.SemanticModel.Compilation).Spec)
            .WithTrackingName(ParseStep)
            .Where(static spec => spec is not null)
            .Combine(project)
            .Select(static (pair, _) => pair.Left! with { Project = pair.Right })
            .WithTrackingName(SpecStep);
        IncrementalValueProvider<EquatableArray<string>> twins = specs
            .Select(static (spec, _) => spec.FullName)
            .Collect()
            .Select(static (names, _) => HintNames.Twins(names))
            .WithTrackingName(TwinsStep);
        context.RegisterSourceOutput(
            specs.Combine(twins), static (output, model) => Emit(output, model.Left, HintNames.Of(model.Left.FullName, model.Right)));
    }

    private static void Emit(SourceProductionContext output, ModelSpec spec, string hintName)
    {
        IEnumerable<GeneratedFile> files = ModelCompiler.Compile(spec, []) is { } plan
            ? ModelEmitter.Emit(plan)
            : ModelEmitter.EmitSkeleton(spec);
        foreach (GeneratedFile file in files)
        {
            output.AddSource($"{hintName}.{file.Concern}.g.cs", SourceText.From(file.Text, Encoding.UTF8));
        }
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
    /// arguments are and what a name means may depend on that file. If the result is unchanged, no later step runs.
    /// </summary>
    internal const string ParseStep = "Parse";

    /// <summary>The tracked step that gives what files are written from.</summary>
    internal const string SpecStep = "Spec";

    internal const string OptionsStep = "Options";
    internal const string GpuStep = "Gpu";
    internal const string ProjectStep = "Project";
    internal const string TwinsStep = "Twins";

    /// <summary>The names of all models, compared by their elements: no names at all are compared anew after an edit in another file.</summary>
    internal const string NamesStep = "Names";

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
        IncrementalValuesProvider<ModelSpec> models = Specs(context, AttributeNames.Model, project, static _ => true);

        // Of a class that lacks [Model], so that this is all that is said about it.
        IncrementalValuesProvider<ModelSpec> others = Specs(context, AttributeNames.Input, project, static type => !SaysModel(type));
        IncrementalValueProvider<EquatableArray<string>> twins = Names(models)
            .Combine(Names(others))
            .Select(static (names, _) => HintNames.Twins(names.Left.Concat(names.Right)))
            .WithTrackingName(TwinsStep);
        context.RegisterSourceOutput(
            Foreign(models).Combine(Foreign(others)).SelectMany(static (pair, _) => OneFile([.. pair.Left, .. pair.Right])),
            static (output, attributes) => output.AddSource(ForeignFile.HintName, SourceText.From(ForeignFile.Write(attributes), Encoding.UTF8)));
        foreach (IncrementalValuesProvider<ModelSpec> specs in (IncrementalValuesProvider<ModelSpec>[])[models, others])
        {
            context.RegisterSourceOutput(
                specs.Combine(twins), static (output, model) => Emit(output, model.Left, HintNames.Of(model.Left.FullName, model.Right)));
        }
    }

    private static IncrementalValuesProvider<ModelSpec> Specs(
        IncrementalGeneratorInitializationContext context, string attribute, IncrementalValueProvider<ProjectSpec> project,
        Func<TypeDeclarationSyntax, bool> predicate) => context.SyntaxProvider
        .ForAttributeWithMetadataName(
            attribute,
            (node, _) => (node is ClassDeclarationSyntax or RecordDeclarationSyntax) && predicate((TypeDeclarationSyntax)node),
            static (match, _) => ModelParser.Parse(match))
        .WithTrackingName(ParseStep)
        .Where(static spec => spec is not null)
        .Combine(project)
        .Select(static (pair, _) => pair.Left! with { Project = pair.Right })
        .WithTrackingName(SpecStep);

    private static IncrementalValueProvider<ImmutableArray<string>> Names(IncrementalValuesProvider<ModelSpec> specs) =>
        specs.Select(static (spec, _) => spec.FullName).Collect().WithTrackingName(NamesStep);

    private static IncrementalValueProvider<ImmutableArray<ForeignAttribute>> Foreign(IncrementalValuesProvider<ModelSpec> specs) =>
        specs.SelectMany(static (spec, _) => spec.Foreign).Collect().WithTrackingName(NamesStep);

    /// <summary>None for no attributes.</summary>
    private static ImmutableArray<EquatableArray<ForeignAttribute>> OneFile(ImmutableArray<ForeignAttribute> attributes) =>
        attributes.IsEmpty ? [] : [attributes.ToEquatableArray()];

    /// <summary>Most often so, and then there is nothing to parse; a class may also say it on another of its declarations.</summary>
    private static bool SaysModel(TypeDeclarationSyntax type) => type.AttributeLists.SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name is IdentifierNameSyntax { Identifier.ValueText: "Model" });

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

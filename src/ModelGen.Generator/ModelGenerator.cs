using System.Collections.Generic;
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
/// Attributes to passes. Class by class: symbol -> spec (the only cached value) -> plan -> C#. A model with a problem emits
/// nothing; the analyzer says why.
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

    internal const string MachineStep = "Machine";
    internal const string GpuStep = "Gpu";
    internal const string TwinsStep = "Twins";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<MachineSpec> machine = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => MachineOptions.Read(options.GlobalOptions))
            .WithTrackingName(MachineStep);
        IncrementalValueProvider<bool> gpu = context.CompilationProvider
            .Select(static (compilation, _) => GpuReference.IsIn(compilation))
            .WithTrackingName(GpuStep);

        // A class without a spec stays, as null: after a Where that drops an item, Roslyn 4.14 mistakes the items behind it for
        // each other at the next edit, and their files are gone.
        IncrementalValuesProvider<ModelSpec?> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.Model,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (match, _) => ModelParser.Parse((INamedTypeSymbol)match.TargetSymbol, match.SemanticModel.Compilation).Spec)
            .WithTrackingName(ParseStep)
            .Combine(machine)
            .Select(static (pair, _) => pair.Left is { } spec ? spec with { Machine = pair.Right } : null)
            .Combine(gpu)
            .Select(static (pair, _) => pair.Left is { } spec ? spec with { HasGpu = pair.Right } : null)
            .WithTrackingName(SpecStep);
        IncrementalValueProvider<EquatableArray<string>> twins = specs
            .Select(static (spec, _) => spec?.FullName)
            .Collect()
            .Select(static (names, _) => HintNames.Twins(names.OfType<string>()))
            .WithTrackingName(TwinsStep);
        context.RegisterSourceOutput(
            specs.Combine(twins), static (output, model) => Emit(output, model.Left, model.Right));
    }

    private static void Emit(SourceProductionContext output, ModelSpec? spec, EquatableArray<string> twins)
    {
        List<Problem> problems = [];
        if (spec is null || ModelCompiler.Compile(spec, problems) is not { } plan)
        {
            return;
        }

        string hintName = HintNames.Of(spec.FullName, twins);
        foreach (GeneratedFile file in ModelEmitter.Emit(plan))
        {
            output.AddSource($"{hintName}.{file.Concern}.g.cs", SourceText.From(file.Text, Encoding.UTF8));
        }
    }
}

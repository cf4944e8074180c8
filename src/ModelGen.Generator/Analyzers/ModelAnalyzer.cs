using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Analyzers;

/// <summary>
/// Reports what is wrong with a model, or of one that is right, what it had better not do. It reruns the generator's parser and
/// shape inference, so that locations stay out of the generator's cache, and suppression by pragma and .editorconfig works.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!ModelAttributes.IsModel(type))
        {
            return;
        }

        ParsedModel parsed = ModelParser.Parse(type, context.Compilation);
        List<Problem> problems = [.. parsed.Problems];
        if (parsed.Spec is not null)
        {
            ProjectSpec project = ProjectOptions.Read(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            ModelCompiler.Check(parsed.Spec with { Project = project }, CheckParser.Parse(type), problems);
        }

        foreach (Problem problem in problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                problem.Descriptor, SiteLocator.Locate(type, problem.Site, context.CancellationToken), problem.Facts, problem.Words));
        }
    }
}

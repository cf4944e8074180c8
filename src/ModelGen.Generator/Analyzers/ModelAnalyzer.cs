using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing;
using ModelGen.Generator.Planning;
using ModelGen.Generator.Specs;
using ModelGen.Generator.Tensors;

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
        context.RegisterAdditionalFileAction(AnalyzeLock);
    }

    private static void AnalyzeLock(AdditionalFileAnalysisContext context)
    {
        if (TensorFiles.LockProblem(context.AdditionalFile, context.Compilation, context.CancellationToken) is var (place, fault, repair))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.LockNotReadable, place, fault, repair));
        }
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!ModelAttributes.IsMeantAsModel(type))
        {
            return;
        }

        ParsedModel parsed = ModelParser.Parse(type, context.Compilation);
        List<Problem> problems = [];
        if (parsed.Spec is not null)
        {
            ProjectSpec project = ProjectOptions.Read(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            CheckSpec checks = CheckParser.Parse(type);
            if (ModelCompiler.Check(parsed.Spec with { Project = project }, checks, problems) is { } plan)
            {
                problems.AddRange(CheckTensors(plan, context));
            }
        }

        foreach (Diagnostic argument in ForeignArgumentRules.Check(type, context.CancellationToken))
        {
            context.ReportDiagnostic(argument);
        }

        foreach (Problem problem in parsed.Problems.Concat(problems))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                problem.Descriptor, SiteLocator.Locate(type, problem.Site, context.CancellationToken), problem.Facts, problem.Words));
        }
    }

    /// <summary>Against the files that the model has to fit.</summary>
    private static IEnumerable<Problem> CheckTensors(ModelPlan plan, SymbolAnalysisContext context)
    {
        if (plan.Spec.Weights is { } weights
            && WeightsRules.Check(plan, weights, TensorFiles.Weights(context.Options, context.CancellationToken)) is { } problem)
        {
            yield return problem;
        }

        foreach (Problem changed in LockRules.Check(plan, TensorFiles.Locks(context.Options, context.CancellationToken)))
        {
            yield return changed;
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ModelGen.Editor.Tests;

/// <summary>What an editor does with a document: changes it in memory, asks for its diagnostics, offers and applies fixes.</summary>
internal static class Editing
{
    public static async Task<Document> Replace(Document document, string from, string to)
    {
        string text = (await document.GetTextAsync()).ToString();
        Assert.Contains(from, text);
        return document.WithText(SourceText.From(text.Replace(from, to)));
    }

    /// <summary>What every analyzer of the project says of a document, and the compiler, from warnings up.</summary>
    public static async Task<Diagnostic[]> Diagnostics(Document document, CancellationToken cancellation)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync(cancellation))!;
        SemanticModel semantics = (await document.GetSemanticModelAsync(cancellation))!;
        ImmutableArray<DiagnosticAnalyzer> analyzers =
            [.. document.Project.AnalyzerReferences.SelectMany(reference => reference.GetAnalyzers(document.Project.Language))];
        ImmutableArray<Diagnostic> analyzed = await compilation
            .WithAnalyzers(analyzers, document.Project.AnalyzerOptions)
            .GetAnalyzerSemanticDiagnosticsAsync(semantics, filterSpan: null, cancellation);
        return
        [
            .. analyzed.Concat(semantics.GetDiagnostics(cancellationToken: cancellation))
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>The fixes that the project's references offer for a diagnostic.</summary>
    public static async Task<CodeAction[]> Fixes(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        List<CodeAction> actions = [];
        foreach (CodeFixProvider provider in document.Project.AnalyzerReferences.OfType<AnalyzerFileReference>().SelectMany(Providers))
        {
            if (provider.FixableDiagnosticIds.Contains(diagnostic.Id))
            {
                await provider.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add(action), cancellation));
            }
        }

        return [.. actions];
    }

    public static async Task<Document> Apply(CodeAction action, Document document, CancellationToken cancellation)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(cancellation);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    /// <summary>An editor looks for exported providers in each analyzer assembly.</summary>
    private static IEnumerable<CodeFixProvider> Providers(AnalyzerFileReference reference) =>
        Path.GetFileName(reference.FullPath) != "ModelGen.CodeFixes.dll" ? [] : reference.AssemblyLoader.LoadFromPath(reference.FullPath).GetTypes()
            .Where(type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.CodeFixes;

/// <summary>MG0030 and MG0031: writes a model's lock beside its file, or brings it up to date.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LockTensors))]
[Shared]
public sealed class LockTensors : CodeFixProvider
{
    private const string NotLocked = "MG0030";
    private const string LockDoesNotFit = "MG0031";
    private const string Suffix = ".modelgen.lock";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [NotLocked, LockDoesNotFit];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new Every();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } model)
            {
                string name = model.Identifier.ValueText;
                Solution solution = context.Document.Project.Solution;
                string path = LockPath(solution, context.Document, diagnostic, name);
                string title = diagnostic.Id == NotLocked ? $"Lock the tensors of {name} in {FileName(path)}" : $"Update {FileName(path)}";
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(Write(solution, context.Document, path, diagnostic)), equivalenceKey: diagnostic.Id),
                    diagnostic);
            }
        }
    }

    /// <summary>Beside the model's file, unless the model has a lock elsewhere; under its full name where its name is taken.</summary>
    private static string LockPath(Solution solution, Document document, Diagnostic diagnostic, string model)
    {
        if (diagnostic.Properties.TryGetValue(FixFacts.LockPath, out string? path) && path is not null)
        {
            return path;
        }

        string folder = Path.GetDirectoryName(document.FilePath ?? "") ?? "";
        path = Path.Combine(folder, model + Suffix);
        return Find(solution, document, path) is null
            ? path
            : Path.Combine(folder, diagnostic.Properties[FixFacts.FullName]!.Replace('+', '.') + Suffix);
    }

    private static Solution Write(Solution solution, Document document, string path, Diagnostic diagnostic)
    {
        SourceText text = SourceText.From(diagnostic.Properties[FixFacts.Lock]!);
        return Find(solution, document, path) is { } present
            ? solution.WithAdditionalDocumentText(present.Id, text)
            : solution.AddAdditionalDocument(DocumentId.CreateNewId(document.Project.Id), FileName(path), text, document.Folders, path);
    }

    private static TextDocument? Find(Solution solution, Document document, string path) =>
        solution.GetProject(document.Project.Id)!.AdditionalDocuments.FirstOrDefault(file => (file.FilePath ?? file.Name) == path);

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>One lock after the other: the batch fixer would merge documents of code alone.</summary>
    private sealed class Every : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            List<(Document Document, Diagnostic Diagnostic)> found = [];
            IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
            foreach (Project project in projects)
            {
                ImmutableArray<Diagnostic> diagnostics = context.Scope == FixAllScope.Document
                    ? await context.GetDocumentDiagnosticsAsync(context.Document!).ConfigureAwait(false)
                    : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                found.AddRange(diagnostics
                    .Where(diagnostic => diagnostic.Id == context.CodeActionEquivalenceKey)
                    .Select(diagnostic => (project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic)));
            }

            return CodeAction.Create(
                context.CodeActionEquivalenceKey == NotLocked ? "Lock the tensors of all models" : "Update all locks",
                async cancellation =>
                {
                    Solution solution = context.Solution;
                    foreach ((Document document, Diagnostic diagnostic) in found)
                    {
                        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                        string model = root!.FindToken(diagnostic.Location.SourceSpan.Start).ValueText;
                        solution = Write(solution, document, LockPath(solution, document, diagnostic, model), diagnostic);
                    }

                    return solution;
                },
                equivalenceKey: context.CodeActionEquivalenceKey);
        }
    }
}

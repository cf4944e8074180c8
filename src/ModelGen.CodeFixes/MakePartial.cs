using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelGen.CodeFixes;

/// <summary>MG0001 and MG0003: writes <c>partial</c> on a model class, or on the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartial))]
[Shared]
public sealed class MakePartial : CodeFixProvider
{
    private const string ClassIsNotPartial = "MG0001";
    private const string ContainingTypeIsNotPartial = "MG0003";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [ClassIsNotPartial, ContainingTypeIsNotPartial];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } model)
            {
                continue;
            }

            bool fixesModel = diagnostic.Id == ClassIsNotPartial;
            ImmutableArray<TypeDeclarationSyntax> types = fixesModel
                ? [model]
                : [.. model.Ancestors().OfType<TypeDeclarationSyntax>().Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))];
            string title = fixesModel ? "Make the class partial" : "Make the types around it partial";
            context.RegisterCodeFix(
                CodeAction.Create(
                    title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNodes(types, (_, type) => WithPartial(type)))),
                    equivalenceKey: diagnostic.Id),
                diagnostic);
        }
    }

    /// <summary>Last of the modifiers, in the place of the keyword; no elastic trivia, so that nothing else is formatted.</summary>
    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(type.Keyword.LeadingTrivia, SyntaxKind.PartialKeyword, [SyntaxFactory.Space]);
        return (TypeDeclarationSyntax)type
            .WithKeyword(type.Keyword.WithLeadingTrivia())
            .WithModifiers(type.Modifiers.Add(partial));
    }
}

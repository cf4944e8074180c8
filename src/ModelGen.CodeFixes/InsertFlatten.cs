using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.CodeFixes;

/// <summary>MG0010 where a vector is needed: writes <c>[Flatten]</c> above the layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertFlatten))]
[Shared]
public sealed class InsertFlatten : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["MG0010"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixFacts.Flatten, out string? shapes)
                && root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { Parent: AttributeListSyntax list } layer)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Insert [Flatten]: {shapes}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(Insert(root, layer, list))),
                        equivalenceKey: nameof(InsertFlatten)),
                    diagnostic);
            }
        }
    }

    private static SyntaxNode Insert(SyntaxNode root, AttributeSyntax layer, AttributeListSyntax list)
    {
        AttributeSyntax flatten = SyntaxFactory.Attribute(Beside(layer.Name));
        return list.Attributes.Count > 1
            ? root.ReplaceNode(list, list.WithAttributes(InsertInto(list.Attributes, layer, flatten)))
            : InsertAbove(root, list, SyntaxFactory.AttributeList(
                Token(SyntaxKind.OpenBracketToken), target: null, SyntaxFactory.SingletonSeparatedList(flatten), Token(SyntaxKind.CloseBracketToken)));
    }

    /// <summary>[Conv2D(8, 3), Dense(10)]: an item of the same list, spaced as its neighbours.</summary>
    private static SeparatedSyntaxList<AttributeSyntax> InsertInto(
        SeparatedSyntaxList<AttributeSyntax> attributes, AttributeSyntax layer, AttributeSyntax flatten)
    {
        SyntaxNodeOrTokenList items = attributes.GetWithSeparators();
        int index = items.IndexOf(layer);
        SyntaxToken neighbour = items[index == 0 ? 1 : index - 1].AsToken();
        SyntaxTriviaList space =
        [
            .. neighbour.TrailingTrivia
                .Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                .Reverse().Take(1),
        ];
        return SyntaxFactory.SeparatedList<AttributeSyntax>(
            items.InsertRange(index, [flatten.WithLeadingTrivia(layer.GetLeadingTrivia()), Token(SyntaxKind.CommaToken).WithTrailingTrivia(space)]));
    }

    /// <summary>[Dense(10)]: a list of its own, on a line of its own if the layer has one.</summary>
    private static SyntaxNode InsertAbove(SyntaxNode root, AttributeListSyntax list, AttributeListSyntax flatten)
    {
        SyntaxTriviaList leading = list.GetLeadingTrivia();
        SyntaxTriviaList indentation = leading.LastOrDefault() is { RawKind: (int)SyntaxKind.WhitespaceTrivia } whitespace ? [whitespace] : [];
        SyntaxToken before = list.GetFirstToken().GetPreviousToken();
        bool beginsLine = before.RawKind == 0 || before.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || leading.Any(SyntaxKind.EndOfLineTrivia);
        flatten = flatten.WithTrailingTrivia(beginsLine ? EndOfLine(root) : SyntaxFactory.Space);

        // A doc comment is the first list's; it has to stay above all of them.
        bool isFirst = list.Parent is MemberDeclarationSyntax { AttributeLists: var all } && all[0] == list;
        return isFirst
            ? root.ReplaceNode(list, [flatten.WithLeadingTrivia(leading), list.WithLeadingTrivia(beginsLine ? indentation : [])])
            : root.InsertNodesBefore(list, [flatten.WithLeadingTrivia(beginsLine ? indentation : [])]);
    }

    /// <summary>The file's own kind of line end.</summary>
    private static SyntaxTrivia EndOfLine(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found
            ? found
            : SyntaxFactory.LineFeed;

    /// <summary>Flatten, in the namespace that the layer is written with.</summary>
    private static NameSyntax Beside(NameSyntax layer)
    {
        IdentifierNameSyntax flatten = SyntaxFactory.IdentifierName(SyntaxFactory.Identifier([], "Flatten", []));
        return layer switch
        {
            QualifiedNameSyntax qualified => SyntaxFactory.QualifiedName(qualified.Left.WithoutTrivia(), Token(SyntaxKind.DotToken), flatten),
            AliasQualifiedNameSyntax alias => SyntaxFactory.AliasQualifiedName(alias.Alias.WithoutTrivia(), Token(SyntaxKind.ColonColonToken), flatten),
            _ => flatten,
        };
    }

    /// <summary>Without elastic trivia, so that nothing around it is formatted.</summary>
    private static SyntaxToken Token(SyntaxKind kind) => SyntaxFactory.Token([], kind, []);
}

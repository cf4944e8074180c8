using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ModelGen.CodeFixes.Editing;

/// <summary>Attributes as they are written in another file, which may have other usings.</summary>
internal static class Requalified
{
    public static string Text(SyntaxNode node, TypeDeclarationSyntax target, Compilation compilation)
    {
        SemanticModel source = compilation.GetSemanticModel(node.SyntaxTree);
        SemanticModel destination = compilation.GetSemanticModel(target.SyntaxTree);
        IEnumerable<TextChange> changes = node.DescendantNodesAndSelf(each => Name(each) is null)
            .Select(each => (each.Span, Name: Name(each)))
            .Where(change => change.Name is not null)
            .Select(change => new TextChange(new(change.Span.Start - node.SpanStart, change.Span.Length), change.Name!));
        return SourceText.From(node.ToString()).WithChanges(changes).ToString();

        // Types, and members that a using static brings in; what is named behind a dot follows.
        string? Name(SyntaxNode each) => each switch
        {
            NameSyntax { Parent: AttributeSyntax attribute } when source.GetSymbolInfo(attribute).Symbol is { ContainingType: { } type } =>
                Names.WithoutSuffix(Shortest(type)),
            NameSyntax { Parent: NameEqualsSyntax or NameColonSyntax } => null,
            NameSyntax { Parent: MemberAccessExpressionSyntax { Name: var member } } when member == each => null,
            NameSyntax or MemberAccessExpressionSyntax => source.GetSymbolInfo(each).Symbol switch
            {
                INamedTypeSymbol type => Shortest(type),
                IFieldSymbol { ContainingType: { } type } field when each is NameSyntax => $"{Shortest(type)}.{field.Name}",
                _ => null,
            },
            _ => null,
        };

        string Shortest(INamedTypeSymbol type) => type.ToMinimalDisplayString(destination, target.SpanStart);
    }
}

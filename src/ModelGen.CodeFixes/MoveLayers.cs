using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.CodeFixes.Editing;

namespace ModelGen.CodeFixes;

/// <summary>
/// MG0007: moves all layers to the declaration that says [Model]. Declarations count in the order of their files' paths and,
/// in a file, of their places.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveLayers))]
[Shared]
public sealed class MoveLayers : AttributeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["MG0007"];

    private protected override IEnumerable<Offer> Offers(Diagnostic diagnostic, Place place)
    {
        if (place.Model is not { Parent.Parent: TypeDeclarationSyntax target })
        {
            return [];
        }

        TypeDeclarationSyntax[] declarations =
        [
            .. place.Type!.DeclaringSyntaxReferences
                .OrderBy(reference => reference.SyntaxTree.FilePath, StringComparer.Ordinal)
                .ThenBy(reference => reference.Span.Start)
                .Select(reference => reference.GetSyntax())
                .OfType<TypeDeclarationSyntax>(),
        ];
        return declarations.Any(HasDirectives)
            ? []
            : [new("Move all layers to this declaration", nameof(MoveLayers), () => Edits(declarations, target, place))];
    }

    private static IEnumerable<Edit> Edits(TypeDeclarationSyntax[] declarations, TypeDeclarationSyntax target, Place place)
    {
        AttributeSyntax[] own = [.. place.Layers.Where(layer => layer.Parent!.Parent == target)];
        AttributeListSyntax first = (AttributeListSyntax?)own.FirstOrDefault()?.Parent ?? target.AttributeLists.Last();
        AttributeListSyntax last = (AttributeListSyntax?)own.LastOrDefault()?.Parent ?? first;
        int here = Array.IndexOf(declarations, target);
        MovedList[] moved =
        [
            .. declarations.Where(declaration => declaration != target)
                .SelectMany(declaration => declaration.AttributeLists)
                .Select(list => new MovedList(list, [.. list.Attributes.Where(place.Layers.Contains)]))
                .Where(list => list.Layers.Length > 0),
        ];
        string[][] above = [.. moved.Where(list => own.Length > 0 && Array.IndexOf(declarations, list.Declaration) < here).Select(Written)];
        string[][] below = [.. moved.Skip(above.Length).Select(Written)];
        return
        [
            .. above.Length > 0 ? [AttributeEdits.InsertListsBefore(first, above)] : Array.Empty<Edit>(),
            .. below.Length > 0 ? [AttributeEdits.InsertListsAfter(last, below)] : Array.Empty<Edit>(),
            .. moved.SelectMany(list => list.Remove()),
        ];

        string[] Written(MovedList list) => list.Lines(target, place.Compilation);
    }

    /// <summary>Around or between attributes: what #if takes out cannot be moved.</summary>
    private static bool HasDirectives(TypeDeclarationSyntax declaration)
    {
        SyntaxToken behind = declaration.AttributeLists.LastOrDefault()?.GetLastToken().GetNextToken() ?? default;
        return declaration.AttributeLists.SelectMany(list => list.DescendantTrivia())
            .Where(trivia => trivia.SpanStart > declaration.SpanStart)
            .Concat(behind.LeadingTrivia)
            .Any(trivia => trivia.IsDirective);
    }
}

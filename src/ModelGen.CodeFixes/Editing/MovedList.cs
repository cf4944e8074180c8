using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ModelGen.CodeFixes.Editing;

/// <summary>
/// The layers of an attribute list that go to another declaration. Comments on lines of the list's own go with it; those above
/// a declaration's first list stay, for they are about the class.
/// </summary>
internal sealed record MovedList(AttributeListSyntax List, AttributeSyntax[] Layers)
{
    public TypeDeclarationSyntax Declaration => (TypeDeclarationSyntax)List.Parent!;

    private bool IsWhole => Layers.Length == List.Attributes.Count;

    private bool HasOwnLines => IsWhole && Editing.Lines.Begins(List) && Editing.Lines.Ends(List);

    private bool TakesCommentsAbove => HasOwnLines && Declaration.AttributeLists[0] != List;

    /// <summary>Comments above, then the list, as they are to be written on another declaration.</summary>
    public string[] Lines(TypeDeclarationSyntax target, Compilation compilation)
    {
        // Usings belong to a file or to a namespace in it.
        bool isElsewhere = target.Parent != Declaration.Parent;
        string Text(SyntaxNode node) => isElsewhere ? Requalified.Text(node, target, compilation) : node.ToString();
        IEnumerable<SyntaxTrivia> above = TakesCommentsAbove ? List.GetLeadingTrivia() : [];
        IEnumerable<SyntaxTrivia> behind = HasOwnLines ? List.GetTrailingTrivia() : [];
        string text = IsWhole ? Text(List) : $"[{string.Join(", ", Layers.Select(Text))}]";
        return
        [
            .. above.Where(Editing.Lines.IsComment).Select(comment => comment.ToString()),
            string.Join(" ", behind.Where(Editing.Lines.IsComment).Select(comment => comment.ToString()).Prepend(text)),
        ];
    }

    public IEnumerable<Edit> Remove()
    {
        if (!IsWhole)
        {
            return SeparatedItems.Remove(List.Attributes, Layers);
        }

        return
        [
            new(
                List.SyntaxTree,
                TakesCommentsAbove ? List.FullSpan
                    : HasOwnLines ? TextSpan.FromBounds(Editing.Lines.Start(List), List.FullSpan.End)
                    : Editing.Lines.Whole(List),
                ""),
        ];
    }
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ModelGen.CodeFixes.Editing;

/// <summary>Items with commas between them, edited as they are spaced: in a line or one a line.</summary>
internal static class SeparatedItems
{
    public static Edit InsertBefore<T>(SeparatedSyntaxList<T> items, T item, string text)
        where T : SyntaxNode =>
        Edit.Insert(item.SyntaxTree, item.SpanStart, text + Between(items, item));

    public static Edit InsertAfter<T>(SeparatedSyntaxList<T> items, T item, string text)
        where T : SyntaxNode =>
        Edit.Insert(item.SyntaxTree, item.Span.End, Between(items, item) + text);

    /// <summary>Some of several items, with as many commas; comments between stay.</summary>
    public static IEnumerable<Edit> Remove<T>(SeparatedSyntaxList<T> items, params IReadOnlyCollection<T> removed)
        where T : SyntaxNode
    {
        for (int first = 0; first < items.Count; first++)
        {
            if (!removed.Contains(items[first]))
            {
                continue;
            }

            int last = first;
            while (last + 1 < items.Count && removed.Contains(items[last + 1]))
            {
                last++;
            }

            // The comma behind a run of items goes with it; behind the last item there is none, so the one before.
            bool isLast = last == items.Count - 1;
            TextSpan run = isLast && first > 0
                ? TextSpan.FromBounds(items.GetSeparator(first - 1).SpanStart, items[last].Span.End)
                : TextSpan.FromBounds(items[first].SpanStart, isLast ? items[last].Span.End : items[last + 1].SpanStart);
            foreach (Edit edit in WithoutComments(items[first].Parent!, run))
            {
                yield return edit;
            }

            first = last;
        }
    }

    private static IEnumerable<Edit> WithoutComments(SyntaxNode list, TextSpan span)
    {
        SyntaxTree tree = list.SyntaxTree;
        return list.DescendantTrivia().Any(trivia => Lines.IsComment(trivia) && span.Contains(trivia.Span))
            ? list.DescendantTokens().Where(token => span.Contains(token.Span)).Select(token => new Edit(tree, token.Span, ""))
            : [new(tree, span, "")];
    }

    /// <summary>A comma and the space, or the line break and indentation, of the neighbours.</summary>
    private static string Between<T>(SeparatedSyntaxList<T> items, T item)
        where T : SyntaxNode
    {
        if (items.Count == 1)
        {
            return ", ";
        }

        int index = items.IndexOf(item);
        SyntaxToken comma = items.GetSeparator(index == 0 ? 0 : index - 1);
        T next = items[index == 0 ? 1 : index];
        return comma.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
            ? "," + Lines.Break(item.SyntaxTree) + Lines.Indentation(next)
            : comma.TrailingTrivia.Any(SyntaxKind.WhitespaceTrivia) ? ", " : ",";
    }
}

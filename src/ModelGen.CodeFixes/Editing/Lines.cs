using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ModelGen.CodeFixes.Editing;

/// <summary>Questions about the lines that something stands on.</summary>
internal static class Lines
{
    /// <summary>The file's own kind of line break.</summary>
    public static string Break(SyntaxTree tree)
    {
        SourceText text = tree.GetText();
        TextLine first = text.Lines[0];
        string found = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        return found.Length == 0 ? "\n" : found;
    }

    /// <summary>The spaces that the node's line begins with.</summary>
    public static string Indentation(SyntaxNode node)
    {
        TextLine line = LineAt(node, node.SpanStart);
        string text = line.ToString();
        return text.Substring(0, text.Length - text.TrimStart().Length);
    }

    /// <summary>True if only spaces precede it on its line.</summary>
    public static bool Begins(SyntaxNode node)
    {
        TextLine line = LineAt(node, node.SpanStart);
        return string.IsNullOrWhiteSpace(line.Text!.ToString(TextSpan.FromBounds(line.Start, node.SpanStart)));
    }

    /// <summary>True if nothing but a comment follows it on its line.</summary>
    public static bool Ends(SyntaxNode node) => node.GetLastToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    /// <summary>Of its line.</summary>
    public static int Start(SyntaxNode node) => LineAt(node, node.SpanStart).Start;

    /// <summary>The end of its line, before the line break.</summary>
    public static int End(SyntaxNode node) => LineAt(node, node.Span.End).End;

    /// <summary>The node with the spaces around it: whole lines if it has them for itself.</summary>
    public static TextSpan Whole(SyntaxNode node)
    {
        TextLine first = LineAt(node, node.SpanStart);
        TextLine last = LineAt(node, node.Span.End);
        SourceText text = first.Text!;
        if (Begins(node) && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(node.Span.End, last.End))))
        {
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        }

        return TextSpan.FromBounds(node.SpanStart, SpacesBehind(node).End);
    }

    /// <summary>The spaces that follow on its line.</summary>
    public static TextSpan SpacesBehind(SyntaxNode node)
    {
        TextLine line = LineAt(node, node.Span.End);
        int end = node.Span.End;
        while (end < line.End && char.IsWhiteSpace(line.Text![end]))
        {
            end++;
        }

        return TextSpan.FromBounds(node.Span.End, end);
    }

    public static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static TextLine LineAt(SyntaxNode node, int position) => node.SyntaxTree.GetText().Lines.GetLineFromPosition(position);
}

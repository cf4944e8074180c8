using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelGen.CodeFixes.Editing;

/// <summary>Attributes put in and taken out, as their neighbours are written.</summary>
internal static class AttributeEdits
{
    /// <summary>An item of the same list, or a list of its own above.</summary>
    public static Edit InsertBefore(AttributeSyntax attribute, string text)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        return list.Attributes.Count > 1
            ? SeparatedItems.InsertBefore(list.Attributes, attribute, text)
            : InsertListsBefore(list, [[$"[{text}]"]]);
    }

    /// <summary>An item of the same list, or a list of its own below.</summary>
    public static Edit InsertAfter(AttributeSyntax attribute, string text)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        return list.Attributes.Count > 1
            ? SeparatedItems.InsertAfter(list.Attributes, attribute, text)
            : InsertListsAfter(list, [[$"[{text}]"]]);
    }

    /// <param name="lists">Of each the lines: comments, then the list with what stands behind it.</param>
    public static Edit InsertListsBefore(AttributeListSyntax list, string[][] lists)
    {
        (string @break, string indentation) = (Lines.Break(list.SyntaxTree), Lines.Indentation(list));

        // Comments stay with the layer; but what stands above the first list is about the class.
        return Lines.Begins(list) && !IsFirst(list)
            ? Edit.Insert(list.SyntaxTree, list.FullSpan.Start, string.Concat(lists.SelectMany(lines => lines).Select(line => indentation + line + @break)))
            : Lines.Begins(list) || lists.Any(HasComments)
                ? Edit.Insert(list.SyntaxTree, list.SpanStart, string.Concat(lists.SelectMany(lines => lines).Select(line => line + @break + indentation)))
            : Edit.Insert(list.SyntaxTree, list.SpanStart, string.Concat(lists.Select(lines => lines[0] + " ")));
    }

    /// <param name="lists">Of each the lines: comments, then the list with what stands behind it.</param>
    public static Edit InsertListsAfter(AttributeListSyntax list, string[][] lists)
    {
        string newLine = Lines.Break(list.SyntaxTree) + Lines.Indentation(list);
        string inLines = string.Concat(lists.SelectMany(lines => lines).Select(line => newLine + line));
        return Lines.Ends(list) && (Lines.Begins(list) || lists.Any(HasComments)) ? Edit.Insert(list.SyntaxTree, Lines.End(list), inLines)
            : lists.Any(HasComments) ? new(list.SyntaxTree, Lines.SpacesBehind(list), inLines + newLine)
            : Edit.Insert(list.SyntaxTree, list.Span.End, string.Concat(lists.Select(lines => " " + lines[0])));
    }

    /// <summary>With its list if it is alone in it; comments stay.</summary>
    public static IEnumerable<Edit> Remove(AttributeSyntax attribute)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        return list.Attributes.Count > 1
            ? SeparatedItems.Remove(list.Attributes, attribute)
            : [new(list.SyntaxTree, Lines.Whole(list), "")];
    }

    private static bool HasComments(string[] lines) => lines.Length > 1 || !lines[0].EndsWith("]", StringComparison.Ordinal);

    private static bool IsFirst(AttributeListSyntax list) =>
        list.Parent is MemberDeclarationSyntax { AttributeLists: var lists } && lists[0] == list;
}

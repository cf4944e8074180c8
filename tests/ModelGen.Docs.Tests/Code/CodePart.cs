using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Tests;

namespace ModelGen.Docs.Tests.Code;

/// <summary>Lines of a page that are one using, statement or type: they may move within a file.</summary>
/// <param name="Line">Of the page, for the compiler to name it.</param>
/// <param name="Types">The names of the types that it declares.</param>
/// <param name="AddsToAType">Whether it declares the other half of a partial class.</param>
internal sealed record CodePart(CodePartKind Kind, int Line, string Text, string[] Types, bool AddsToAType)
{
    public static List<CodePart> Split(string text, int firstLine)
    {
        SourceText source = SourceText.From(text);
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(source, UserProject.ParseOptions).GetRoot();
        List<CodePart> parts = [];
        int start = 0;
        foreach (UsingDirectiveSyntax directive in root.Usings)
        {
            Add(CodePartKind.Using, directive.FullSpan.End);
        }

        foreach (MemberDeclarationSyntax member in root.Members)
        {
            int end = member == root.Members[^1] ? text.Length : member.FullSpan.End;
            TypeDeclarationSyntax[] types = [.. member.DescendantNodesAndSelf().OfType<TypeDeclarationSyntax>()];
            Add(
                member is GlobalStatementSyntax ? CodePartKind.Statement : CodePartKind.Type, end, [.. types.Select(type => type.Identifier.ValueText)],
                types.Length > 0 && types.All(type => type.AttributeLists.Count == 0 && type.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PartialKeyword))));
        }

        return parts;

        void Add(CodePartKind kind, int end, string[]? types = null, bool addsToAType = false)
        {
            parts.Add(new(kind, firstLine + source.Lines.IndexOf(start), text[start..end], types ?? [], addsToAType));
            start = end;
        }
    }
}

using Microsoft.CodeAnalysis.CSharp;

namespace ModelGen.Generator.Emission;

/// <summary>A user's name in generated code: with the @ that a keyword needs.</summary>
internal static class Identifier
{
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}

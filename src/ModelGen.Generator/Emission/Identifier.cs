using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelGen.Generator.Emission;

/// <summary>
/// A user's name in generated code: with the @ that a keyword needs. And one in small letters alone, which might become one:
/// without it the compiler would warn of what the user has escaped (CS8981).
/// </summary>
internal static class Identifier
{
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
        || name.All(letter => letter is >= 'a' and <= 'z') ? "@" + name : name;
}

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelGen.CodeFixes.Editing;

/// <summary>ModelGen's names as they mean what they should at some place: with usings, aliases or in full.</summary>
internal static class Names
{
    private const string Suffix = "Attribute";

    /// <summary>A layer's attribute beside another one, in the namespace that this is written with.</summary>
    public static string Attribute(string kind, AttributeSyntax beside, Compilation compilation)
    {
        SemanticModel model = compilation.GetSemanticModel(beside.SyntaxTree);
        IEnumerable<string> names = Candidates(kind + Suffix, model, beside.SpanStart)
            .Select(WithoutSuffix);
        string full = $"ModelGen.{kind}{Suffix}";
        return Qualifier(beside.Name) is { } qualifier && Means(qualifier + kind) ? qualifier + kind : names.First(name => Means(name) || IsLast(name));

        // Without its arguments an attribute is only a candidate.
        bool Means(string name) =>
            model.GetSpeculativeSymbolInfo(beside.SpanStart, SyntaxFactory.Attribute(SyntaxFactory.ParseName(name))) is var info
            && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.ContainingType?.ToDisplayString() == full;
    }

    /// <summary>DenseAttribute: Dense</summary>
    public static string WithoutSuffix(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;

    /// <summary>A member of one of ModelGen's enums, in the place of an expression or anywhere in an attribute.</summary>
    /// <param name="instead">The expression that is replaced: if it names a member, only the member changes.</param>
    public static string Member(string type, string member, AttributeSyntax attribute, ExpressionSyntax? instead, Compilation compilation)
    {
        SemanticModel model = compilation.GetSemanticModel(attribute.SyntaxTree);
        string full = $"ModelGen.{type}.{member}";
        IEnumerable<string> names = Candidates(type, model, attribute.SpanStart).Select(name => $"{name}.{member}");
        if (instead is MemberAccessExpressionSyntax { Expression: var owner } && Means($"{owner}.{member}"))
        {
            return $"{owner}.{member}";
        }

        return names.First(name => Means(name) || IsLast(name));

        bool Means(string name) => model.GetSpeculativeSymbolInfo(
            attribute.SpanStart, SyntaxFactory.ParseExpression(name), SpeculativeBindingOption.BindAsExpression).Symbol?.ToDisplayString() == full;
    }

    /// <summary>The shortest first; the last one is always right.</summary>
    private static IEnumerable<string> Candidates(string type, SemanticModel model, int position)
    {
        if (model.Compilation.GetTypeByMetadataName("ModelGen." + type) is { } symbol)
        {
            yield return symbol.ToMinimalDisplayString(model, position);
        }

        yield return "ModelGen." + type;
        yield return "global::ModelGen." + type;
    }

    private static bool IsLast(string name) => name.StartsWith("global::", StringComparison.Ordinal);

    /// <summary>Returns the qualifier of a name: <c>ModelGen.</c>, <c>global::ModelGen.</c>, <c>M.</c></summary>
    private static string? Qualifier(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Left + ".",
        AliasQualifiedNameSyntax alias => alias.Alias + "::",
        _ => null,
    };
}

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelGen.CodeFixes.Editing;

/// <summary>Arguments of an attribute: found by the name of their parameter or property, set, removed.</summary>
internal static class ArgumentEdits
{
    /// <summary>The argument of a constructor's parameter or of a property; null if it is not written.</summary>
    public static AttributeArgumentSyntax? Find(AttributeSyntax attribute, string name, Compilation compilation)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        if (arguments.FirstOrDefault(argument => Is((argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText)) is { } named)
        {
            return named;
        }

        IParameterSymbol? parameter =
            (compilation.GetSemanticModel(attribute.SyntaxTree).GetSymbolInfo(attribute).Symbol as IMethodSymbol)?.Parameters
            .FirstOrDefault(each => Is(each.Name));
        return parameter is null
            ? null
            : arguments.Where(argument => argument is { NameEquals: null, NameColon: null }).ElementAtOrDefault(parameter.Ordinal);

        bool Is(string? other) => string.Equals(other, name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Replaces the value where the argument is written, else writes a property behind the others.</summary>
    public static Edit Set(AttributeSyntax attribute, string name, string value, Compilation compilation) =>
        Find(attribute, name, compilation) is { } found
            ? Edit.Replace(found.Expression, value)
            : Append(attribute, $"{name} = {value}");

    /// <summary>An argument before all others.</summary>
    public static Edit Prepend(AttributeSyntax attribute, string text) => attribute.ArgumentList switch
    {
        null => Edit.Insert(attribute.SyntaxTree, attribute.Name.Span.End, $"({text})"),
        { Arguments.Count: 0 } list => Edit.Insert(attribute.SyntaxTree, list.OpenParenToken.Span.End, text),
        { } list => SeparatedItems.InsertBefore(list.Arguments, list.Arguments[0], text),
    };

    public static IEnumerable<Edit> Remove(AttributeArgumentSyntax argument) =>
        SeparatedItems.Remove(((AttributeArgumentListSyntax)argument.Parent!).Arguments, argument);

    private static Edit Append(AttributeSyntax attribute, string text) => attribute.ArgumentList is { Arguments: { Count: > 0 } arguments }
        ? SeparatedItems.InsertAfter(arguments, arguments.Last(), text)
        : Prepend(attribute, text);
}

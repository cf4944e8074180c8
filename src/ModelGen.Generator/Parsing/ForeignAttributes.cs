using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Foreign;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>The attributes of a model that the compiler does not know and users of other libraries do.</summary>
internal static class ForeignAttributes
{
    public static EquatableArray<ForeignAttribute> Of(INamedTypeSymbol type) => type.GetAttributes()
        .Where(attribute => attribute.AttributeClass is null or IErrorTypeSymbol)
        .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax())
        .OfType<AttributeSyntax>()
        .Select(Read)
        .OfType<ForeignAttribute>()
        .ToEquatableArray();

    private static ForeignAttribute? Read(AttributeSyntax attribute)
    {
        if (attribute.Name is not IdentifierNameSyntax { Identifier.ValueText: var name } || ForeignLayers.Find(name) is null)
        {
            return null;
        }

        AttributeArgumentSyntax[] arguments = [.. attribute.ArgumentList?.Arguments ?? default];
        return new(
            name,
            arguments.Count(argument => argument is { NameColon: null, NameEquals: null }),
            Names(arguments.Select(argument => argument.NameColon?.Name)),
            Names(arguments.Select(argument => argument.NameEquals?.Name)));
    }

    private static EquatableArray<string> Names(IEnumerable<IdentifierNameSyntax?> names) => names
        .Select(name => name?.Identifier.ValueText ?? "")
        .Where(name => name != "Name" && SyntaxFacts.IsValidIdentifier(name))
        .Distinct()
        .ToEquatableArray();
}

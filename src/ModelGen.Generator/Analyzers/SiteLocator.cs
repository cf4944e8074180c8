using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing;

namespace ModelGen.Generator.Analyzers;

/// <summary>Site to location: the argument at fault if it was written, else its attribute, else the class's name.</summary>
internal static class SiteLocator
{
    public static Location Locate(INamedTypeSymbol type, Site site, CancellationToken cancellation)
    {
        if (site.Kind == SiteKind.Member)
        {
            return UserMembers.Place(UserMembers.Of(type)[site.Index])!;
        }

        ModelAttributes attributes = new(type);
        AttributeData? attribute = site.Kind switch
        {
            SiteKind.Input => attributes.Inputs.ElementAtOrDefault(Math.Max(site.Index, 0)),
            SiteKind.Budget => attributes.Budget,
            SiteKind.Layer => attributes.Layers[site.Index],
            _ => attributes.Model ?? attributes.Input ?? attributes.Layers.FirstOrDefault(),
        };
        if (attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return type.Locations[0];
        }

        if (site.Kind == SiteKind.Class)
        {
            // Of several partial declarations, the one that says [Model]; without any, one that is meant to.
            return syntax.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.GetLocation() ?? type.Locations[0];
        }

        return (site.Argument is null ? null : Argument(attribute, syntax, site.Argument)) ?? syntax.GetLocation();
    }

    private static Location? Argument(AttributeData attribute, AttributeSyntax syntax, string name)
    {
        if (syntax.ArgumentList is not { } list)
        {
            return null;
        }

        if (list.Arguments.FirstOrDefault(argument => IsNamed(argument, name)) is { } named)
        {
            return named.GetLocation();
        }

        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        int index = parameters.IndexOf(parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase))!);
        if (index < 0)
        {
            return Both(name) is { } both ? Argument(attribute, syntax, both) : null;
        }

        AttributeArgumentSyntax[] positional = [.. list.Arguments.Where(argument => argument is { NameEquals: null, NameColon: null })];
        if (index >= positional.Length)
        {
            return null;
        }

        // All of a parameter array: Reshape(4, 4, 5) is one shape.
        AttributeArgumentSyntax last = parameters[index].IsParams ? positional[positional.Length - 1] : positional[index];
        return Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(positional[index].SpanStart, last.Span.End));
    }

    /// <summary>A square kernel or pool is one argument for two: kernelSize for KernelHeight and KernelWidth.</summary>
    private static string? Both(string name)
    {
        string stem = name.Replace("Height", "").Replace("Width", "");
        return stem == name ? null : stem + "Size";
    }

    private static bool IsNamed(AttributeArgumentSyntax argument, string name) =>
        string.Equals((argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText, name, StringComparison.OrdinalIgnoreCase);
}

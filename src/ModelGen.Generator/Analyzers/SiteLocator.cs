using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing;

namespace ModelGen.Generator.Analyzers;

/// <summary>Site to location: the argument at fault if it was written, else its attribute, else the class's name.</summary>
internal static class SiteLocator
{
    public static Location Locate(INamedTypeSymbol type, Site site, CancellationToken cancellation)
    {
        ModelAttributes attributes = new(type);
        AttributeData? attribute = site.Kind switch
        {
            SiteKind.Model => attributes.Model,
            SiteKind.Input => attributes.Input,
            SiteKind.Layer => attributes.Layers[site.Layer],
            _ => null,
        };
        if (attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return type.Locations[0];
        }

        return (site.Argument is null ? null : Argument(attribute, syntax, site.Argument))?.GetLocation() ?? syntax.GetLocation();
    }

    private static AttributeArgumentSyntax? Argument(AttributeData attribute, AttributeSyntax syntax, string name)
    {
        if (syntax.ArgumentList is not { } list)
        {
            return null;
        }

        if (list.Arguments.FirstOrDefault(argument => Is(argument.NameEquals?.Name, name) || Is(argument.NameColon?.Name, name)) is { } named)
        {
            return named;
        }

        // "Strides" stands for StrideHeight and StrideWidth, "kernelSize" for KernelHeight and KernelWidth.
        string stem = name.Replace("Height", "").Replace("Width", "");
        if (list.Arguments.FirstOrDefault(argument => stem != name && argument.NameEquals?.Name.Identifier.Text.StartsWith(stem, System.StringComparison.Ordinal) == true) is { } both)
        {
            return both;
        }

        var parameters = attribute.AttributeConstructor?.Parameters;
        for (int i = 0; i < parameters?.Length; i++)
        {
            bool matches = string.Equals(parameters.Value[i].Name, name, System.StringComparison.OrdinalIgnoreCase)
                || string.Equals(parameters.Value[i].Name, stem + "Size", System.StringComparison.OrdinalIgnoreCase);
            if (matches)
            {
                return i < list.Arguments.Count && list.Arguments[i] is { NameEquals: null, NameColon: null } positional ? positional : null;
            }
        }

        return null;
    }

    private static bool Is(IdentifierNameSyntax? written, string name) =>
        string.Equals(written?.Identifier.Text, name, System.StringComparison.OrdinalIgnoreCase);
}

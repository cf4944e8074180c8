using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Foreign;

namespace ModelGen.Generator.Analyzers;

/// <summary>
/// Arguments of our attributes that the compiler rejects and users of other libraries know: beside its error, what to write.
/// </summary>
internal static class ForeignArgumentRules
{
    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { TypeKind: not TypeKind.Error } kind && kind.ContainingNamespace.ToDisplayString() == "ModelGen"
                && attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList.Arguments: var arguments })
            {
                ImmutableArray<string> properties = [.. Properties(kind)];
                ImmutableArray<string> parameters = [.. kind.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Name).Distinct()];
                foreach (AttributeArgumentSyntax argument in arguments)
                {
                    if (Right(argument, properties, parameters) is { } right)
                    {
                        yield return Diagnostic.Create(
                            Descriptors.ForeignArgument, argument.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(FixFacts.Argument, right),
                            kind.Name.Replace("Attribute", ""), right);
                    }
                }
            }
        }
    }

    /// <summary>The argument as it should be; null for one that is right, and for one that is not known.</summary>
    private static string? Right(AttributeArgumentSyntax argument, ImmutableArray<string> properties, ImmutableArray<string> parameters)
    {
        string? written = (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText;
        if (written is null || (ForeignArguments.Name(written, properties) ?? ForeignArguments.Name(written, parameters)) is not { } name)
        {
            return null;
        }

        string? text = (argument.Expression as LiteralExpressionSyntax)?.Token.Value as string;
        (string Type, string Member)? member = text is null ? null : ForeignArguments.Member(name, text);
        string value = member is { } found ? $"{found.Type}.{found.Member}" : argument.Expression.ToString();
        bool isProperty = properties.Contains(name);
        bool isRight = member is null && written == name && isProperty == argument.NameEquals is not null;
        return isRight ? null : isProperty ? $"{name} = {value}" : $"{name}: {value}";
    }

    private static IEnumerable<string> Properties(INamedTypeSymbol? type)
    {
        for (; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>().Where(property => property.SetMethod is not null))
            {
                yield return property.Name;
            }
        }
    }
}

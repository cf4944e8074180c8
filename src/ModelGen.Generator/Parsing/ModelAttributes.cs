using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Parsing;

/// <summary>The attributes of a model class, told apart; layers in the order in which they are written.</summary>
internal sealed class ModelAttributes
{
    public ModelAttributes(INamedTypeSymbol type)
    {
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        Model = attributes.FirstOrDefault(attribute => Is(attribute, AttributeNames.Model));
        Input = attributes.FirstOrDefault(attribute => Is(attribute, AttributeNames.Input));
        Layers = [.. attributes
            .Where(IsLayer)
            .OrderBy(attribute => attribute.ApplicationSyntaxReference?.Span.Start ?? 0)];
    }

    public AttributeData? Model { get; }

    public AttributeData? Input { get; }

    public ImmutableArray<AttributeData> Layers { get; }

    private static bool Is(AttributeData attribute, string name) => attribute.AttributeClass?.ToDisplayString() == name;

    private static bool IsLayer(AttributeData attribute)
    {
        for (INamedTypeSymbol? type = attribute.AttributeClass?.BaseType; type is not null; type = type.BaseType)
        {
            if (type.ToDisplayString() == AttributeNames.Layer)
            {
                return true;
            }
        }

        return false;
    }
}

using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelGen.Generator.Parsing;

/// <summary>The attributes of a model class, told apart; layers in the order in which they are written.</summary>
internal sealed class ModelAttributes
{
    public ModelAttributes(INamedTypeSymbol type)
    {
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        ImmutableArray<AttributeData> models = [.. attributes.Where(attribute => Is(attribute, AttributeNames.Model))];
        Inputs = [.. attributes.Where(attribute => Is(attribute, AttributeNames.Input))];
        Model = models.FirstOrDefault();
        Budget = attributes.FirstOrDefault(attribute => Is(attribute, AttributeNames.Budget));
        Layers = [.. attributes
            .Where(IsLayer)
            .OrderBy(attribute => attribute.ApplicationSyntaxReference?.Span.Start ?? 0)];
        AreBound = models.Length <= 1
            && attributes.All(attribute => attribute.AttributeClass is not (null or IErrorTypeSymbol))
            && models.Concat(Inputs).Concat(Layers).All(IsBound);
    }

    /// <summary>The first: of a second one the compiler says that it is one too many.</summary>
    public AttributeData? Model { get; }

    public AttributeData? Input => Inputs.FirstOrDefault();

    public ImmutableArray<AttributeData> Inputs { get; }

    /// <summary>Only the analyzer looks at it, so it may be half typed where the others are bound.</summary>
    public AttributeData? Budget { get; }

    public ImmutableArray<AttributeData> Layers { get; }

    /// <summary>
    /// True if the compiler understood every attribute. It reports the others itself; problems found in the rest of the
    /// model would mislead.
    /// </summary>
    public bool AreBound { get; }

    /// <summary>True if a type claims to be a model. Called for every type, so it must be cheap.</summary>
    public static bool IsModel(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => Is(attribute, AttributeNames.Model));

    /// <summary>True if a type has an attribute that only models have.</summary>
    public static bool IsMeantAsModel(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => Is(attribute, AttributeNames.Model) || Is(attribute, AttributeNames.Input) || IsLayer(attribute));

    private static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type && name.EndsWith(type.Name, System.StringComparison.Ordinal) && type.ToDisplayString() == name;

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

    private static bool IsBound(AttributeData attribute)
    {
        int named = attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList: { } list }
            ? list.Arguments.Count(argument => argument.NameEquals is not null)
            : 0;
        return attribute.AttributeConstructor is { } constructor
            && constructor.Parameters.Length == attribute.ConstructorArguments.Length
            && named == attribute.NamedArguments.Length
            && attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.Value)).All(IsConstant);
    }

    private static bool IsConstant(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => false,
        TypedConstantKind.Array => constant.IsNull || constant.Values.All(IsConstant),
        _ => true,
    };
}

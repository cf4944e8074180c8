using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>Attribute data to arguments, without knowing any kind of layer.</summary>
internal static class ArgumentReader
{
    /// <summary>Constructor parameters and properties by name; text (a layer's name) is left out.</summary>
    public static EquatableArray<Argument> Read(AttributeData attribute)
    {
        List<Argument> arguments = [];
        ImmutableArray<IParameterSymbol> parameters = attribute.AttributeConstructor?.Parameters ?? [];
        foreach ((IParameterSymbol parameter, TypedConstant constant) in parameters.Zip(attribute.ConstructorArguments, (p, c) => (p, c)))
        {
            Add(arguments, Pascal(parameter.Name), constant);
        }

        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            Add(arguments, named.Key, named.Value);
        }

        return arguments.ToEquatableArray();
    }

    /// <summary>A property's text, null if it was not given.</summary>
    public static string? Text(AttributeData attribute, string property) =>
        attribute.NamedArguments.FirstOrDefault(named => named.Key == property).Value is { Kind: not TypedConstantKind.Array, Value: string text }
            ? text
            : null;

    /// <summary>A property's whole number in full, 0 if it was not given.</summary>
    public static long Whole(AttributeData attribute, string property) =>
        attribute.NamedArguments.FirstOrDefault(named => named.Key == property).Value is { Kind: TypedConstantKind.Primitive, Value: long number }
            ? number
            : 0;

    private static void Add(List<Argument> arguments, string name, TypedConstant constant)
    {
        if (constant.Kind == TypedConstantKind.Array)
        {
            ImmutableArray<TypedConstant> values = constant.IsNull ? [] : constant.Values;
            arguments.Add(new(name, 0, values.Select(item => item.Value is int number ? number : 0).ToEquatableArray()));
        }
        else if (constant.Value is bool flag)
        {
            arguments.Add(new(name, flag ? 1 : 0, []));
        }
        else if (constant.Value is IConvertible number and not string and not char)
        {
            arguments.Add(new(name, number.ToDouble(CultureInfo.InvariantCulture), []));
        }
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>Symbol to spec. What a declaration must be as C#, before its layers are looked at, is checked here.</summary>
internal static class ModelParser
{
    public static ParsedModel Parse(INamedTypeSymbol type)
    {
        List<Problem> problems = [];
        ModelAttributes attributes = new(type);
        DeclarationRules.Check(type, problems);
        if (attributes.Input is null)
        {
            problems.Add(new(Descriptors.NoInput, Site.Class, type.Name));
        }

        if (attributes.Layers.IsEmpty)
        {
            problems.Add(new(Descriptors.NoLayers, Site.Class, type.Name));
        }
        else if (attributes.Layers.Select(layer => layer.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent).Distinct().Count() > 1)
        {
            problems.Add(new(Descriptors.LayersOnSeveralDeclarations, Site.Class, type.Name));
        }

        return problems.Count > 0 ? new(null, [.. problems]) : new(Spec(type, attributes), []);
    }

    private static ModelSpec Spec(INamedTypeSymbol type, ModelAttributes attributes)
    {
        EquatableArray<Argument> model = attributes.Model is null ? [] : ArgumentReader.Read(attributes.Model);
        return new()
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            ContainingTypes = ContainingTypes(type).ToEquatableArray(),
            ClassName = type.Name,
            InputShape = ArgumentReader.Read(attributes.Input!).FirstOrDefault(argument => argument.Name == "Shape")?.Items ?? [],
            Loss = (Loss)(int)Number(model, "Loss", (int)Loss.None),
            HuberDelta = (float)Number(model, "HuberDelta", 1),
            Numerics = (Numerics)(int)Number(model, "Numerics", (int)Numerics.Auto),
            Layers = attributes.Layers.Select(Layer).ToEquatableArray(),
        };
    }

    private static LayerSpec Layer(AttributeData attribute)
    {
        string name = attribute.AttributeClass!.Name;
        const string Suffix = "Attribute";
        string kind = name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
        return new(kind, ArgumentReader.Text(attribute, "Name"), ArgumentReader.Read(attribute));
    }

    /// <summary>Outermost first: <c>partial class Outer</c>.</summary>
    private static IEnumerable<string> ContainingTypes(INamedTypeSymbol type)
    {
        Stack<string> types = [];
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            types.Push($"partial {DeclarationRules.Keyword(outer)} {outer.Name}");
        }

        return types;
    }

    private static double Number(EquatableArray<Argument> arguments, string name, double fallback) =>
        arguments.FirstOrDefault(argument => argument.Name == name)?.Number ?? fallback;
}

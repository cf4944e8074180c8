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
    public static ParsedModel Parse(INamedTypeSymbol type, Compilation compilation)
    {
        List<Problem> problems = [];
        ModelAttributes attributes = new(type);
        bool isTyped = type.Name.Length > 0 && DeclarationRules.Containing(type).All(outer => outer.Name.Length > 0);
        if (attributes.Model is null || type.TypeKind != TypeKind.Class || !isTyped)
        {
            // Hardly typed, or no class at all: the compiler says so.
            return new(null, []);
        }

        EquatableArray<Argument> model = ArgumentReader.Read(attributes.Model);
        Loss loss = (Loss)Integer(model, "Loss", (int)Loss.None);
        DeclarationRules.Check(type, loss == Loss.None ? "Model" : "TrainableModel", problems);
        bool canBeExtended = problems.Count == 0;
        if (!attributes.AreBound)
        {
            // Half typed: the compiler says so.
            problems.Clear();
        }
        else
        {
            LayerRules(type, attributes, problems);
        }

        if (!canBeExtended)
        {
            return new(null, [.. problems]);
        }

        EquatableArray<Argument> input = attributes.Input is null ? [] : ArgumentReader.Read(attributes.Input);
        ModelSpec spec = new()
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            ContainingTypes = DeclarationRules.Containing(type).Reverse()
                .Select(outer => new ContainingType(DeclarationRules.Keyword(outer), outer.Name))
                .ToEquatableArray(),
            ClassName = type.Name,
            IsComplete = attributes.AreBound && problems.Count == 0,
            InputShape = Find(input, "Shape")?.Items ?? [],
            InputMaximum = Find(input, "Maximum")?.Number ?? 0,
            Loss = loss,
            HuberDelta = (float)(Find(model, "HuberDelta")?.Number ?? 1),
            Numerics = (Numerics)Integer(model, "Numerics", (int)Numerics.Auto),
            Weights = ArgumentReader.Text(attributes.Model, "Weights"),
            Layers = attributes.Layers.Select(Layer).ToEquatableArray(),
            ShadowedNames = ShadowedNames.Of(type, compilation),
        };
        return new(spec, [.. problems]);
    }

    /// <summary>That there is an input and a layer, and that the order of the layers is defined.</summary>
    private static void LayerRules(INamedTypeSymbol type, ModelAttributes attributes, List<Problem> problems)
    {
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
    }

    private static LayerSpec Layer(AttributeData attribute)
    {
        INamedTypeSymbol type = attribute.AttributeClass!;

        // Someone else's DenseAttribute is not ours: it keeps its full name.
        bool isOurs = type.ContainingType is null && type.ContainingNamespace.ToDisplayString() == "ModelGen";
        string name = isOurs ? type.Name : (type.ContainingNamespace.IsGlobalNamespace ? "global::" : "") + type.ToDisplayString();
        const string Suffix = "Attribute";
        string kind = name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
        return new(kind, ArgumentReader.Text(attribute, "Name"), ArgumentReader.Read(attribute));
    }

    private static int Integer(EquatableArray<Argument> arguments, string name, int fallback) =>
        Find(arguments, name) is not { } found ? fallback
        : found.Number is >= int.MinValue and <= int.MaxValue ? (int)found.Number
        : int.MinValue;

    private static Argument? Find(EquatableArray<Argument> arguments, string name) =>
        arguments.FirstOrDefault(argument => argument.Name == name);
}

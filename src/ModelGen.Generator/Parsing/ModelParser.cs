using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Foreign;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>Symbol to spec. What a declaration must be as C#, before its layers are looked at, is checked here.</summary>
internal static class ModelParser
{
    /// <summary>For the generator: the spec of a class, once, whichever of its attributes and declarations are matched.</summary>
    public static ModelSpec? Parse(GeneratorAttributeSyntaxContext match)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)match.TargetSymbol;
        ModelAttributes attributes = new(type);
        AttributeData? first = attributes.Model ?? attributes.Input;
        return first == match.Attributes[0] && first.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent == match.TargetNode
            ? Parse(type, match.SemanticModel.Compilation).Spec
            : null;
    }

    public static ParsedModel Parse(INamedTypeSymbol type, Compilation compilation)
    {
        List<Problem> problems = [];
        ModelAttributes attributes = new(type);
        bool isTyped = type.Name.Length > 0 && DeclarationRules.Containing(type).All(outer => outer.Name.Length > 0);
        if (type.TypeKind != TypeKind.Class || !isTyped)
        {
            // Still being typed, or not a class: the C# compiler reports it.
            return new(null, []);
        }

        EquatableArray<Argument> model = attributes.Model is null ? [] : ArgumentReader.Read(attributes.Model);
        Loss loss = attributes.Model is null ? AssumedLoss(type) : (Loss)Integer(model, "Loss", (int)Loss.None);
        string baseName = loss == Loss.None ? "Model" : "TrainableModel";
        if (attributes.AreBound)
        {
            if (attributes.Model is not null)
            {
                DeclarationRules.Check(type, baseName, problems);
            }

            AttributeRules.Check(type, attributes, problems);
            ForeignRules.Check(attributes.Layers.Select(Layer).ToEquatableArray(), problems);
            if (LanguageRules.IsOld(compilation))
            {
                problems.Add(LanguageRules.Problem(compilation, type.Name));
            }
        }

        // Half typed, it has no problems but the compiler's.
        bool isComplete = attributes.AreBound && problems.Count == 0;
        problems.AddRange(attributes.Model is null ? [] : DeclarationRules.Notes(type));
        if (!DeclarationRules.CanBeExtended(type))
        {
            return new(null, [.. problems]);
        }

        EquatableArray<Argument> input = attributes.Input is null ? [] : ArgumentReader.Read(attributes.Input);
        bool needsStandIn = DeclarationRules.NeedsStandIn(type, baseName) || UserMembers.Of(type).Any(UserMembers.ReplacesOverride);
        ModelSpec spec = new()
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            ContainingTypes = DeclarationRules.Containing(type).Reverse()
                .Select(outer => new ContainingType(DeclarationRules.Keyword(outer), outer.Name, TypeParameters(outer)))
                .ToEquatableArray(),
            ClassName = type.Name,
            Keyword = DeclarationRules.Keyword(type),
            TypeParameters = TypeParameters(type),
            Members = UserMembers.Of(type).Select(UserMembers.Member).ToEquatableArray(),
            StandIn = needsStandIn ? StandIns.Of(type, "ModelGen." + baseName, compilation) : null,
            Foreign = ForeignAttributes.Of(type),
            IsOldLanguage = LanguageRules.IsOld(compilation),
            IsComplete = isComplete,
            InputShape = Find(input, "Shape")?.Items ?? [],
            InputMaximum = Find(input, "Maximum")?.Number ?? 0,
            Loss = loss,
            HuberDelta = (float)(Find(model, "HuberDelta")?.Number ?? 1),
            Numerics = (Numerics)Integer(model, "Numerics", (int)Numerics.Auto),
            Weights = attributes.Model is null ? null : ArgumentReader.Text(attributes.Model, "Weights"),
            Layers = attributes.Layers.Select(Layer).ToEquatableArray(),
            ShadowedNames = ShadowedNames.Of(type, compilation),
        };
        return new(spec, [.. problems]);
    }

    /// <summary>Of a class without [Model], which is used as one that is trained unless it says otherwise.</summary>
    private static Loss AssumedLoss(INamedTypeSymbol type) =>
        type.BaseType?.ToDisplayString() == "ModelGen.Model" ? Loss.None : Loss.MeanSquaredError;

    private static EquatableArray<string> TypeParameters(INamedTypeSymbol type) =>
        type.TypeParameters.Select(parameter => parameter.Name).ToEquatableArray();

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

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelGen.CodeFixes.Editing;

/// <summary>A model's last activation: an argument of its last layer, a layer of its own, or none yet.</summary>
internal static class LastActivation
{
    public const string Argument = "Activation";

    /// <summary>True if the layer is [Activation] itself.</summary>
    public static bool IsLayer(AttributeSyntax layer, Compilation compilation) => TypeOf(layer, compilation)?.Name == "ActivationAttribute";

    /// <summary>Sets the argument, or writes [Activation] below a layer that has no such argument.</summary>
    public static Edit Set(AttributeSyntax layer, string function, Compilation compilation)
    {
        AttributeArgumentSyntax? argument = ArgumentEdits.Find(layer, Argument, compilation);
        string value = Names.Member("Activation", function, layer, argument?.Expression, compilation);
        bool takesActivation = IsLayer(layer, compilation) || TypeOf(layer, compilation)?.BaseType?.Name == "WeightedLayerAttribute";
        return takesActivation
            ? ArgumentEdits.Set(layer, Argument, value, compilation)
            : AttributeEdits.InsertAfter(layer, $"{Names.Attribute("Activation", layer, compilation)}({value})");
    }

    private static ITypeSymbol? TypeOf(AttributeSyntax layer, Compilation compilation) =>
        compilation.GetSemanticModel(layer.SyntaxTree).GetTypeInfo(layer).Type;
}

using System.Collections.Generic;
using System.Collections.Immutable;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Foreign;

/// <summary>Layers that another library has: which is ours, or that there is none yet. All of them at once.</summary>
internal static class ForeignRules
{
    private const string Limits = "https://github.com/modelgen/modelgen/blob/main/docs/limits.md";

    public static void Check(EquatableArray<LayerSpec> layers, List<Problem> problems)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            if (ForeignLayers.Find(layers[i].Kind) is { } layer)
            {
                problems.Add(new(Descriptors.ForeignLayer, Site.OfLayer(i), layers[i].Kind, Sentence(layer)) { Facts = Facts(layer) });
            }
        }
    }

    private static string Sentence(ForeignLayer layer) => layer switch
    {
        { Kind: null } => $"is a layer that ModelGen does not have yet; see {Limits}",
        { Function: { } function } => $"is {layer.Library}'s name; write [Activation(Activation.{function})], or Activation = Activation.{function} on the layer above",
        { Library: { } library } => $"is {library}'s name; write [{layer.Kind}]",
        _ => $"is misspelled; write [{layer.Kind}]",
    };

    private static ImmutableDictionary<string, string?> Facts(ForeignLayer layer) => layer.Kind is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty
            .Add(FixFacts.Layer, layer.Kind)
            .Add(FixFacts.Function, layer.Function?.ToString())
            .Add(FixFacts.DropsFirst, layer.TakesInputs ? "true" : null);
}

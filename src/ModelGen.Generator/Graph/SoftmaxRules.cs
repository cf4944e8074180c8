using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Graph;

/// <summary>A softmax of probabilities makes them all but equal: a softmax is applied once.</summary>
internal static class SoftmaxRules
{
    /// <summary>True if no softmax follows another; reports each that does.</summary>
    public static bool Accepts(ModelSpec spec, ModelGraph graph, List<Problem> problems)
    {
        int before = problems.Count;
        Ending ending = Ending.Of(spec.Loss, graph);
        foreach (Node second in graph.Nodes.Where(IsSoftmax))
        {
            Node above = graph.InputOf(second);
            Node first = Transparent.Below(graph, above);
            if (IsSoftmax(first))
            {
                // A loss over classes works on the very last step: then the first is the one too many.
                bool keepsSecond = ending.IsOverClasses && second == graph.OutputNode && Ending.LastActivation(graph, above) != Activation.Softmax;
                problems.Add(new(
                    Descriptors.SoftmaxTwice, Site.OfLayer(second.Layer), second.LayerName, first.LayerName, first.Shape,
                    keepsSecond ? "the first of them" : second.LayerName)
                {
                    Facts = ImmutableDictionary<string, string?>.Empty
                        .Add(FixFacts.Softmax, $"{(keepsSecond ? "first" : "second")} softmax: {second.Shape}")
                        .Add(FixFacts.SoftmaxLayer, Invariant.Text(keepsSecond ? first.Layer : second.Layer)),
                });
            }
        }

        return problems.Count == before;
    }

    private static bool IsSoftmax(Node node) => node.Operation is ActivationOperation { Function: Activation.Softmax };
}

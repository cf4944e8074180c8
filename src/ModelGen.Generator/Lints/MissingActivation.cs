using System.Collections.Generic;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lints;

/// <summary>MG0021: a linear function of a linear function is linear, so the second layer adds parameters and nothing else.</summary>
internal static class MissingActivation
{
    public static IEnumerable<Problem> Find(ModelGraph graph)
    {
        // The layer whose values have come here through nothing but linear functions.
        Node? first = null;
        foreach (Node node in graph.Nodes)
        {
            if (node.Operation is WeightedOperation)
            {
                if (first is not null && !Factorization.Is(graph.InputOf(first).Shape, first, node))
                {
                    yield return new(Descriptors.MissingActivation, Site.OfLayer(first.Layer, "Activation"), first.Name, node.Name);
                }

                first = node;
            }
            else if (!node.PassesOn() && node.Operation is not (Rescaling or AvgPool2D or GlobalAvgPool2D))
            {
                first = null;
            }
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lints;

/// <summary>MG0026: a dense layer on a flattened map has a weight for each pixel, channel and unit.</summary>
internal static class HugeDense
{
    /// <summary>4 MB: more than a core's second-level cache, and more than all other layers of most models that begin with convolutions.</summary>
    private const long Most = 1_000_000;

    public static IEnumerable<Problem> Find(ModelGraph graph)
    {
        // The map whose values come here one by one, and what flattened it.
        (Node Map, Node Flatten)? flattened = null;
        bool hasWeights = false;
        foreach (Node node in graph.Nodes.Skip(1))
        {
            if (node.Operation is ViewOperation && node.Shape.Rank == 1 && graph.InputOf(node) is { Shape: { Rank: 3 } shape } map && shape.Height * (long)shape.Width > 1)
            {
                flattened = (map, node);
            }
            else if (node.Operation is Dense && flattened is { } found && Parameters(node, found.Map.Shape.Size) is > Most and var parameters)
            {
                yield return new(
                    Descriptors.HugeDense, Site.OfLayer(node.Layer), node.Name, Invariant.Grouped(parameters),
                    Invariant.Grouped(found.Map.Shape.Size), found.Map.LayerName, found.Map.Shape, Invariant.Grouped(Most),
                    hasWeights
                        ? $"use [GlobalAvgPool2D] in place of {found.Flatten.Name}, which leaves {Invariant.Grouped(Parameters(node, found.Map.Shape.Channels))}, or pool earlier"
                        : $"add [Conv2D] and pooling layers above {found.Flatten.Name}");
            }

            hasWeights |= node.Operation is WeightedOperation;
            flattened = node.Shape.Rank == 1 && (node.PassesOn() || node.Operation is Rescaling or ActivationOperation) ? flattened : null;
        }
    }

    private static long Parameters(Node dense, long inputs) =>
        dense.Operation.Parameters(Shape.Of((int)inputs)).Sum(parameter => parameter.Shape.Size);
}

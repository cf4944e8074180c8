using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lints;

/// <summary>Answers lints' questions about a graph as declared: a chain, in the order of its nodes.</summary>
internal static class Declared
{
    /// <summary>The last layer with weights, which is the output layer; null in a model without weights.</summary>
    public static Node? LastWeighted(this ModelGraph graph) => graph.Nodes.LastOrDefault(node => node.Operation is WeightedOperation);

    /// <summary>The nodes above the last layer with weights; none in a model without weights.</summary>
    public static IEnumerable<Node> Hidden(this ModelGraph graph) => graph.LastWeighted() is { } last
        ? graph.Nodes.TakeWhile(node => !ReferenceEquals(node, last))
        : [];

    /// <summary>True if a node passes its values through one by one: unchanged, partly dropped, or in another shape.</summary>
    public static bool PassesOn(this Node node) =>
        node.Operation is ViewOperation or Dropout or ActivationOperation { Function: Activation.Linear };
}

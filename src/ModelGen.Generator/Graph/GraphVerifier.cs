using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelGen.Generator.Graph;

/// <summary>Checks what every pass must leave true. A failure is a bug in ModelGen, never in a user's model.</summary>
internal static class GraphVerifier
{
    public static ModelGraph Verify(ModelGraph graph, string pass)
    {
        HashSet<string> before = [];
        foreach (Node node in graph.Nodes)
        {
            Require(node.Inputs.All(before.Contains), $"{node.Name} uses a value that comes after it or does not exist");
            Require(before.Add(node.Name), $"{node.Name} exists twice");
            Require(node.Shape.Size > 0, $"{node.Name} has no size");
            Require(graph.Consumers(node).Count() <= 1, $"{node.Name} has several consumers, and gradients are not summed yet");
        }

        Require(before.Contains(graph.Output), $"the output {graph.Output} does not exist");
        return graph;

        void Require(bool holds, string otherwise)
        {
            if (!holds)
            {
                throw new InvalidOperationException($"After {pass}: {otherwise}.\n{GraphPrinter.Print(graph)}");
            }
        }
    }
}

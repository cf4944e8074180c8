using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lowering;

/// <summary>Graph to kernel calls: forward in the graph's order, backward in reverse.</summary>
internal static class Lowerer
{
    public static LoweredGraph Inference(ModelGraph graph) =>
        new(
            graph,
            Methods(graph, Phase.Prepare, [], graph.Nodes, (operation, code) => operation.Prepare(code)),
            Methods(graph, Phase.Forward, [], graph.Nodes, (operation, code) => operation.Forward(code)),
            [], []);

    public static LoweredGraph Training(ModelGraph graph)
    {
        HashSet<string> learned = Learned(graph);
        return new(
            graph,
            Methods(graph, Phase.Prepare, learned, graph.Nodes, (operation, code) => operation.Prepare(code)),
            Methods(graph, Phase.Forward, learned, graph.Nodes, (operation, code) => operation.Forward(code)),
            Methods(graph, Phase.Backward, learned, graph.Nodes.Reverse(), (operation, code) => operation.Backward(code)),
            Methods(graph, Phase.Finish, learned, graph.Nodes, (operation, code) => operation.Finish(code)));
    }

    /// <summary>Nodes whose value depends on a weight: only they have a gradient.</summary>
    public static HashSet<string> Learned(ModelGraph graph)
    {
        HashSet<string> learned = [];
        foreach (Node node in graph.Nodes)
        {
            if (node.Inputs.Any(learned.Contains)
                || (node.Inputs.Length > 0 && node.Operation.Parameters(graph.InputOf(node).Shape).Length > 0))
            {
                learned.Add(node.Name);
            }
        }

        return learned;
    }

    /// <param name="learned">Nodes that have a gradient: in an inference pass none.</param>
    private static ImmutableArray<LayerMethod> Methods(
        ModelGraph graph, Phase phase, HashSet<string> learned, IEnumerable<Node> order, Action<Operation, NodeCode> write)
    {
        List<LayerMethod> methods = [];
        foreach (Node node in order)
        {
            // Nothing flows back through a node that no weight feeds.
            if (node.Operation is InputOperation || (phase == Phase.Backward && !learned.Contains(node.Name)))
            {
                continue;
            }

            NodeCode code = new(graph, node, phase, node.Inputs.Any(learned.Contains));
            write(node.Operation, code);
            if (code.Calls.Length > 0)
            {
                methods.Add(new(node, phase, code.Calls));
            }
        }

        return [.. methods];
    }
}

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
            Methods(graph, Phase.Prepare, [], Target.Cpu),
            Methods(graph, Phase.Forward, [], Target.Cpu),
            [], []);

    public static LoweredGraph Training(ModelGraph graph)
    {
        HashSet<string> learned = Learned(graph);
        return new(
            graph,
            Methods(graph, Phase.Prepare, learned, Target.Cpu),
            Methods(graph, Phase.Forward, learned, Target.Cpu),
            Methods(graph, Phase.Backward, learned, Target.Cpu),
            Methods(graph, Phase.Finish, learned, Target.Cpu));
    }

    /// <summary>A training graph on a device, which neither rearranges kernels nor sums in another form.</summary>
    public static LoweredGraph OnGpu(ModelGraph graph)
    {
        HashSet<string> learned = Learned(graph);
        return new(
            graph, [], Methods(graph, Phase.Forward, learned, Target.Gpu), Methods(graph, Phase.Backward, learned, Target.Gpu), []);
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
    private static ImmutableArray<LayerMethod> Methods(ModelGraph graph, Phase phase, HashSet<string> learned, Target target)
    {
        List<LayerMethod> methods = [];
        foreach (Node node in phase == Phase.Backward ? graph.Nodes.Reverse() : graph.Nodes)
        {
            // Nothing flows back through a node that no weight feeds.
            if (node.Operation is InputOperation || (phase == Phase.Backward && !learned.Contains(node.Name)))
            {
                continue;
            }

            NodeCode code = new(graph, node, phase, node.Inputs.Any(learned.Contains), target);
            Write(node.Operation, phase, code);
            if (code.Calls.Length > 0)
            {
                methods.Add(new(node, phase, code.Calls));
            }
        }

        return [.. methods];
    }

    private static void Write(Operation operation, Phase phase, NodeCode code)
    {
        switch (phase)
        {
            case Phase.Prepare:
                operation.Prepare(code);
                break;
            case Phase.Forward:
                operation.Forward(code);
                break;
            case Phase.Backward:
                operation.Backward(code);
                break;
            default:
                operation.Finish(code);
                break;
        }
    }
}

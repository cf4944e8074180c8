using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Passes;

/// <summary>
/// Lets the kernel that gives the gradient of an activated value multiply it by the activation's derivative as it stores, so
/// that no pass of its own runs over that memory. It works from the value itself, which has one reader, behind views perhaps.
/// </summary>
internal static class FuseDerivatives
{
    public static ModelGraph Run(ModelGraph graph)
    {
        foreach (string name in graph.Nodes.Select(node => node.Name).ToList())
        {
            Node producer = graph[name];
            if (producer.Operation is WeightedOperation { Epilogue: not Activation.Linear } weighted
                && new ActivationOperation(weighted.Epilogue).DerivativeFromOutput
                && Reader(graph, producer) is { } reader && reader.Operation.CanDifferentiate(weighted.Epilogue))
            {
                graph = graph
                    .Replace(producer with { Operation = weighted with { IsDifferentiatedByReader = true } })
                    .Replace(reader with { Operation = reader.Operation with { InputActivation = weighted.Epilogue } });
            }
        }

        return graph;
    }

    /// <summary>The only node that computes with the value. A penalty adds to the gradient on its way and is no mere view.</summary>
    private static Node? Reader(ModelGraph graph, Node producer)
    {
        Node[] consumers = [.. graph.Consumers(producer)];
        return consumers.Length != 1 ? null
            : consumers[0].Operation is ViewOperation and not ActivityRegularizer ? Reader(graph, consumers[0])
            : consumers[0];
    }
}

using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Passes;

/// <summary>
/// Lets a kernel apply the activation that follows as it stores, so that the value is not read again. In training only where
/// backward can work from the output; softmax needs a whole row and stays.
/// </summary>
internal static class FuseActivations
{
    public static ModelGraph Run(ModelGraph graph, bool training)
    {
        foreach (string name in graph.Nodes.Select(node => node.Name).ToList())
        {
            Node activation = graph[name];
            if (activation.Operation is ActivationOperation { Function: not Activation.Softmax } operation
                && (!training || operation.DerivativeFromOutput)
                && graph.InputOf(activation) is { Operation: WeightedOperation { Epilogue: Activation.Linear } weighted } producer)
            {
                graph = graph
                    .Without(activation)
                    .Replace(producer with { Operation = weighted with { Epilogue = operation.Function } });
            }
        }

        return graph;
    }
}

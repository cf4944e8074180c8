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
        GraphEditor editor = new(graph);
        foreach (string name in graph.Nodes.Select(node => node.Name))
        {
            Node producer = editor[name];
            if (producer.Operation is WeightedOperation { Epilogue: not Activation.Linear } weighted
                && new ActivationOperation(weighted.Epilogue).DerivativeFromOutput
                && Reader(editor, producer) is { } reader && reader.Operation.CanDifferentiate(weighted.Epilogue))
            {
                editor.Replace(producer with { Operation = weighted with { IsDifferentiatedByReader = true } });
                editor.Replace(reader with { Operation = reader.Operation with { InputActivation = weighted.Epilogue } });
            }
        }

        return editor.ToGraph();
    }

    /// <summary>The only node that computes with the value. A penalty adds to the gradient on its way and is more than a view.</summary>
    private static Node? Reader(GraphEditor graph, Node producer)
    {
        Node? reader = producer;
        do
        {
            Node[] consumers = [.. graph.Consumers(reader)];
            reader = consumers.Length == 1 ? consumers[0] : null;
        }
        while (reader?.Operation is ViewOperation and not ActivityRegularizer);
        return reader;
    }
}

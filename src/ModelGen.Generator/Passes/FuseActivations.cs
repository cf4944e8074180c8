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
        GraphEditor editor = new(graph);
        foreach (string name in graph.Nodes.Select(node => node.Name))
        {
            Node activation = editor[name];
            if (activation.Operation is ActivationOperation { Function: not Activation.Softmax } operation
                && (!training || operation.DerivativeFromOutput)
                && editor.InputOf(activation) is { Operation: WeightedOperation { Epilogue: Activation.Linear } weighted } producer)
            {
                editor.Remove(activation);
                editor.Replace(producer with { Operation = weighted with { Epilogue = operation.Function } });
            }
        }

        return editor.ToGraph();
    }
}

using System;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Passes;

/// <summary>Takes out what does nothing.</summary>
internal static class RemoveNodes
{
    /// <summary>Dropout and activity penalties change nothing in inference.</summary>
    public static ModelGraph TrainingOnly(ModelGraph graph) =>
        Where(graph, operation => operation is Dropout or ActivityRegularizer);

    /// <summary>A linear activation, a dropout of 0.</summary>
    public static ModelGraph Identities(ModelGraph graph) => Where(graph, operation =>
        operation is ActivationOperation { Function: Activation.Linear } or Dropout { Rate: 0 });

    private static ModelGraph Where(ModelGraph graph, Func<Operation, bool> isRemoved)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes.Where(node => isRemoved(node.Operation)))
        {
            editor.Remove(editor[node.Name]);
        }

        return editor.ToGraph();
    }
}

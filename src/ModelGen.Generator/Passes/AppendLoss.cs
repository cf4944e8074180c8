using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Passes;

/// <summary>
/// Ends the graph in the loss. A cross-entropy takes the place of the last sigmoid or softmax: from logits it can be worked
/// out so that no finite value gives NaN, and its gradient is a difference.
/// </summary>
internal static class AppendLoss
{
    /// <summary>True if the loss applies the last activation itself.</summary>
    public static bool TakesLogits(Loss loss) =>
        loss is Loss.BinaryCrossentropy or Loss.CategoricalCrossentropy or Loss.SparseCategoricalCrossentropy;

    public static ModelGraph Run(ModelGraph graph, ModelSpec spec)
    {
        bool takesLogits = TakesLogits(spec.Loss);
        if (takesLogits)
        {
            GraphEditor editor = new(graph);
            editor.Remove(graph.OutputNode);
            graph = editor.ToGraph();
        }

        // The loss walks plain floats; a gradient with a halo is copied from them.
        Node last = graph.OutputNode;
        if (last.Shape.Rank == 3)
        {
            Node prediction = new(
                last.Name + ".prediction", last.Identifier + "_Prediction", new Prediction(), [last.Name], last.Shape, last.Layer);
            graph = new(graph.Nodes.Add(prediction), prediction.Name);
        }

        LossOperation operation = new(spec.Loss, spec.HuberDelta, takesLogits);
        Node loss = new(".loss", "Loss", operation, [graph.Output], Shape.Of(1), -1);
        return new(graph.Nodes.Add(loss), loss.Name);
    }
}

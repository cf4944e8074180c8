using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Graph;

/// <summary>Finds layers that pass values through unchanged: dropout, views and linear activations.</summary>
internal static class Transparent
{
    /// <summary>The first node, going up from one, that is not transparent.</summary>
    public static Node Below(ModelGraph graph, Node node)
    {
        while (node.Operation is Dropout or ViewOperation or ActivationOperation { Function: Activation.Linear })
        {
            node = graph.InputOf(node);
        }

        return node;
    }
}

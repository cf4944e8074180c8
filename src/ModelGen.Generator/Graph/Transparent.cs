using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Graph;

/// <summary>Layers that hand on the values they get: dropout, views, and an activation that is none.</summary>
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

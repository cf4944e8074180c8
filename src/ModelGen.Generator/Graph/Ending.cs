using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Graph;

/// <summary>Describes the end of a model: the loss, and the values that it is applied to.</summary>
/// <param name="Activation">The last one; Linear if the last layer has none.</param>
/// <param name="IsPenalized">Whether the last layer has an activity penalty, after its activation.</param>
internal sealed record Ending(Loss Loss, Activation Activation, Shape Shape, bool IsPenalized)
{
    public static Ending Of(Loss loss, ModelGraph graph) => new(
        loss, LastActivation(graph, graph.OutputNode), graph.OutputNode.Shape, graph.OutputNode.Operation is ActivityRegularizer);

    /// <summary>True if the loss compares one vector of class probabilities.</summary>
    public bool IsOverClasses => Loss is Loss.CategoricalCrossentropy or Loss.SparseCategoricalCrossentropy;

    /// <summary>True if the values could be classes: a vector of at least two.</summary>
    public bool HasClasses => Shape.Rank == 1 && Shape.Size > 1;

    /// <summary>The activation at a node: Linear unless it is one.</summary>
    public static Activation LastActivation(ModelGraph graph, Node node) => node.Operation switch
    {
        ActivationOperation activation => activation.Function,
        ActivityRegularizer => LastActivation(graph, graph.InputOf(node)),
        _ => Activation.Linear,
    };
}

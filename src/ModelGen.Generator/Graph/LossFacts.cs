using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Graph;

/// <summary>The endings that a code fix may offer instead of one that does not fit: those near to it that do.</summary>
internal static class LossFacts
{
    public static ImmutableDictionary<string, string?> Of(ModelGraph graph, Ending ending)
    {
        Node last = graph.OutputNode;
        Node? units = UnitsNode(graph);
        string[] endings =
        [
            .. Candidates(ending)
                .Where(candidate => candidate != ending && Mismatch.Of(candidate) is null)
                .Where(candidate => units is not null || candidate.Shape == ending.Shape)
                .Where(candidate => candidate.Activation != Activation.Softmax || !FollowsSoftmax(graph))
                .Distinct()
                .Select(candidate => Changes(ending, candidate)),
        ];
        ImmutableDictionary<string, string?> facts = ImmutableDictionary<string, string?>.Empty;
        if (endings.Length > 0)
        {
            facts = facts
                .Add(FixFacts.Endings, string.Join("\n", endings))
                .Add(FixFacts.LastLayer, Invariant.Text(last.Layer))
                .Add(FixFacts.UnitsLayer, units is null ? null : Invariant.Text(units.Layer));
        }

        return ending.Activation == Activation.Softmax && Mismatch.Of(WithoutActivation(graph, ending)) is null
            ? facts.Add(FixFacts.Softmax, $"softmax: {ending.Shape}").Add(FixFacts.SoftmaxLayer, Invariant.Text(last.Layer))
            : facts;
    }

    /// <summary>The [Dense] whose units are the values that the model gives; null if they come from something else.</summary>
    public static Node? UnitsNode(ModelGraph graph)
    {
        Node node = graph.OutputNode;
        while (node.Operation is ActivationOperation or ActivityRegularizer or Dropout or Rescaling)
        {
            node = graph.InputOf(node);
        }

        return node.Operation is Dense ? node : null;
    }

    /// <summary>The best first; whether they fit is another question.</summary>
    private static IEnumerable<Ending> Candidates(Ending ending)
    {
        Ending binary = ending with { Loss = Loss.BinaryCrossentropy };
        Ending categorical = ending with { Loss = Loss.CategoricalCrossentropy };
        Ending sparse = ending with { Loss = Loss.SparseCategoricalCrossentropy };
        Ending regression = ending with { Loss = Loss.MeanSquaredError };
        Ending softmax = ending with { Activation = Activation.Softmax };
        Ending sigmoid = ending with { Activation = Activation.Sigmoid };
        return ending switch
        {
            { IsOverClasses: true, Activation: Activation.Softmax } =>
                [ending with { Shape = Shape.Of(2) }, binary with { Activation = Activation.Sigmoid }],
            { IsOverClasses: true, Activation: Activation.Sigmoid, Shape.Size: 1 } => [binary, softmax with { Shape = Shape.Of(2) }],
            { IsOverClasses: true, Activation: Activation.Sigmoid } => [softmax, binary],
            { IsOverClasses: true, Shape.Size: 1 } =>
                [binary with { Activation = Activation.Sigmoid }, softmax with { Shape = Shape.Of(2) }, regression],
            { IsOverClasses: true } => [softmax, regression],
            { Loss: Loss.BinaryCrossentropy, Activation: Activation.Softmax, Shape.Size: 2 } =>
                [categorical, sparse, sigmoid with { Shape = Shape.Of(1) }, sigmoid],
            { Loss: Loss.BinaryCrossentropy, Activation: Activation.Softmax } => [categorical, sparse, sigmoid],
            { Loss: Loss.BinaryCrossentropy } => [sigmoid, regression],
            { Activation: Activation.Softmax } => [categorical, sparse],
            { Activation: Activation.Sigmoid } => [binary],
            _ => [ending with { Activation = Activation.Softplus }, regression],
        };
    }

    /// <summary>True if the last layer is an [Activation] after a softmax; a softmax there would be the second.</summary>
    private static bool FollowsSoftmax(ModelGraph graph) =>
        graph.OutputNode is { Operation: ActivationOperation } last
        && Transparent.Below(graph, graph.InputOf(last)).Operation is ActivationOperation { Function: Activation.Softmax };

    /// <summary>[Activation] taken out leaves what stands above it.</summary>
    private static Ending WithoutActivation(ModelGraph graph, Ending ending)
    {
        Node last = graph.OutputNode;
        bool isLayer = graph.InputOf(last).Layer != last.Layer;
        return ending with { Activation = isLayer ? Ending.LastActivation(graph, graph.InputOf(last)) : Activation.Linear };
    }

    private static string Changes(Ending from, Ending to)
    {
        List<string> changes = [];
        if (to.Loss != from.Loss)
        {
            changes.Add($"Loss={to.Loss}");
        }

        if (to.Shape != from.Shape)
        {
            changes.Add($"Units={Invariant.Text(to.Shape.Size)}");
        }

        if (to.Activation != from.Activation)
        {
            changes.Add($"Activation={to.Activation}");
        }

        return string.Join(";", changes) + FixFacts.EndingSeparator + to.Shape;
    }
}

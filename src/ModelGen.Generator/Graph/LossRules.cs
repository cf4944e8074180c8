using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Passes;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Graph;

/// <summary>What each loss asks of the last layer.</summary>
internal static class LossRules
{
    public static void Check(ModelSpec spec, ModelGraph graph, List<Problem> problems)
    {
        if (spec.Loss == Loss.None || !System.Enum.IsDefined(typeof(Loss), spec.Loss))
        {
            return;
        }

        Node last = graph.OutputNode;
        Activation activation = LastActivation(graph, last);
        (string Needs, string Repair)? mismatch = spec.Loss switch
        {
            Loss.CategoricalCrossentropy or Loss.SparseCategoricalCrossentropy => Softmax(last, activation),
            Loss.BinaryCrossentropy when activation != Activation.Sigmoid =>
                ("probabilities from a sigmoid", "end the model with Activation.Sigmoid"),
            not Loss.BinaryCrossentropy when activation == Activation.Softmax =>
                ("values that are not normalized", "drop the softmax, or use Loss.CategoricalCrossentropy"),
            _ => null,
        };
        if (mismatch is { } found)
        {
            problems.Add(new(
                Descriptors.LossDoesNotFit, Site.Model("Loss"), spec.Loss, found.Needs, LayerName(last),
                last.Shape + (activation == Activation.Linear ? " without an activation" : $" after {activation}"), found.Repair));
        }
        else if (AppendLoss.TakesLogits(spec.Loss) && last.Operation is ActivityRegularizer penalty)
        {
            problems.Add(new(
                Descriptors.LossDoesNotFit, Site.OfLayer(last.Layer, penalty.L1 > 0 ? "ActivityL1" : "ActivityL2"), spec.Loss,
                $"the values before the last {activation}, which it applies itself", LayerName(last),
                $"{last.Shape} with an activity penalty after {activation}", "put ActivityL1 and ActivityL2 on an earlier layer"));
        }
    }

    private static (string, string)? Softmax(Node last, Activation activation) =>
        activation != Activation.Softmax ? ("probabilities from a softmax", "end the model with Activation.Softmax")
        : last.Shape.Rank != 1 ? ("a vector of probabilities", "end with [Flatten] and [Dense]")
        : last.Shape.Size == 1 ? ("at least two classes", "give the last layer one unit a class, or use a sigmoid with Loss.BinaryCrossentropy")
        : null;

    private static Activation LastActivation(ModelGraph graph, Node last) => last.Operation switch
    {
        ActivationOperation activation => activation.Function,
        ActivityRegularizer => LastActivation(graph, graph.InputOf(last)),
        _ => Activation.Linear,
    };

    private static string LayerName(Node node) => node.Name.Split('.')[0];
}

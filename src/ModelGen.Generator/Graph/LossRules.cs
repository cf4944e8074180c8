using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Graph;

/// <summary>What each loss asks of the last layer.</summary>
internal static class LossRules
{
    public static void Check(ModelSpec spec, ModelGraph graph, List<Problem> problems)
    {
        if (spec.Loss == Loss.None)
        {
            return;
        }

        if (!(spec.HuberDelta > 0 && spec.HuberDelta <= float.MaxValue))
        {
            problems.Add(new(
                Descriptors.ArgumentOutOfRange, Site.Model("HuberDelta"), "the loss", "HuberDelta",
                Invariant.Text(spec.HuberDelta), "a finite number greater than 0"));
            return;
        }

        Node last = graph.OutputNode;
        Activation activation = LastActivation(graph, last);
        (string Needs, string Repair)? mismatch = spec.Loss switch
        {
            Loss.CategoricalCrossentropy or Loss.SparseCategoricalCrossentropy => Softmax(last, activation),
            Loss.BinaryCrossentropy when activation != Activation.Sigmoid =>
                ("probabilities from a sigmoid", "end the last layer with Activation = Activation.Sigmoid"),
            not Loss.BinaryCrossentropy when activation == Activation.Softmax =>
                ("free values", "drop the softmax, or use Loss.CategoricalCrossentropy"),
            _ => null,
        };
        if (mismatch is { } found)
        {
            problems.Add(new(
                Descriptors.LossDoesNotFit, Site.Model("Loss"), spec.Loss, found.Needs, LayerName(last),
                $"{last.Shape} after {activation}", found.Repair));
        }
        else if (last.Operation is ActivityRegularizer && activation is Activation.Softmax or Activation.Sigmoid)
        {
            problems.Add(new(
                Descriptors.LossDoesNotFit, Site.OfLayer(last.Layer, "ActivityL2"), spec.Loss,
                "the last layer's logits, since it applies the last activation itself", LayerName(last),
                "an activity penalty on that activation", "put ActivityL1 and ActivityL2 on an earlier layer"));
        }
    }

    private static (string, string)? Softmax(Node last, Activation activation) =>
        activation != Activation.Softmax ? ("probabilities from a softmax", "end the last layer with Activation = Activation.Softmax")
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

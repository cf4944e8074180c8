using System.Collections.Generic;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Passes;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Graph;

/// <summary>
/// Checks the loss against the last layer. Reports at most one problem, on the part that <see cref="Mismatch"/> finds at
/// fault.
/// </summary>
internal static class LossRules
{
    public static void Check(ModelSpec spec, ModelGraph graph, List<Problem> problems)
    {
        if (spec.Loss == Loss.None || !System.Enum.IsDefined(typeof(Loss), spec.Loss))
        {
            return;
        }

        Ending ending = Ending.Of(spec.Loss, graph);
        if (Mismatch.Of(ending) is { } mismatch)
        {
            problems.Add(Hidden(graph, ending, mismatch) ?? Problem(graph, ending, mismatch));
        }
    }

    private static Problem Problem(ModelGraph graph, Ending ending, Mismatch mismatch)
    {
        Node last = graph.OutputNode;
        Node named = mismatch.Fault == Fault.Units ? LossFacts.UnitsNode(graph) ?? last : last;
        Site site = mismatch.Fault switch
        {
            Fault.Loss => Site.Model("Loss"),
            Fault.Activation => Site.OfLayer(last.Layer, "Activation"),
            Fault.Units => Site.OfLayer(named.Layer, "Units"),
            Fault.Penalty => Site.OfLayer(last.Layer, last.Operation is ActivityRegularizer { L1: > 0 } ? "ActivityL1" : "ActivityL2"),
            _ => Site.OfLayer(last.Layer),
        };
        string found = ending.Shape
            + (mismatch.Fault == Fault.Penalty ? " with an activity penalty" : "")
            + (ending.Activation == Activation.Linear ? " without an activation" : $" after {ending.Activation}");
        return new(Descriptors.LossDoesNotFit, site, ending.Loss, mismatch.Needs, named.LayerName, found, mismatch.Repair)
        {
            Facts = LossFacts.Of(graph, ending),
        };
    }

    /// <summary>The activation that the loss needs is there, but a layer that has none comes after it.</summary>
    private static Problem? Hidden(ModelGraph graph, Ending ending, Mismatch mismatch)
    {
        Activation needed = ending.Loss == Loss.BinaryCrossentropy ? Activation.Sigmoid : Activation.Softmax;
        Node last = graph.OutputNode;
        Node below = Transparent.Below(graph, last);
        if (mismatch.Fault != Fault.Activation || !AppendLoss.TakesLogits(ending.Loss) || below == last
            || below.Operation is not ActivationOperation activation || activation.Function != needed)
        {
            return null;
        }

        return new(
            Descriptors.LossDoesNotFit, Site.OfLayer(last.Layer), ending.Loss, $"Activation.{needed} as the last step",
            last.LayerName, $"{last.Shape} from the {needed} of {below.LayerName}",
            last.Operation is Dropout ? $"put {last.LayerName} above {below.LayerName}" : $"put Activation.{needed} after {last.LayerName}");
    }
}

using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The summary in Keras's columns, plus multiply-adds and activation bytes of one sample.</summary>
internal static class SummaryTable
{
    private static readonly string[] Headings = ["Layer (type)", "Output Shape", "Param #", "Mult-Adds", "Activation"];

    public static IEnumerable<string> Lines(ModelPlan plan)
    {
        ILookup<string, WeightSlot> weights = plan.Weights.ToLookup(weight => weight.Node.Name);
        List<string[]> rows = plan.Graph.DeclaredLayers.Prepend(plan.Graph.InputNode).Select(Row).ToList();
        int[] widths = [.. Headings.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max())];
        string rule = new('-', widths.Sum() + (2 * (widths.Length - 1)));

        yield return $"Model: {plan.Spec.ClassName}";
        yield return rule;
        yield return Line(Headings, widths);
        yield return rule;
        foreach (string[] row in rows)
        {
            yield return Line(row, widths);
        }

        yield return rule;
        long parameters = plan.Weights.Sum(weight => (long)weight.Length);
        yield return $"Total params: {Invariant.Grouped(parameters)} ({Bytes(parameters * sizeof(float))})";
        yield return $"Mult-adds: {Invariant.Grouped(plan.Graph.TotalMultiplyAdds)} a sample";
        yield return Memory("Inference", plan.Inference);
        if (plan.Training is not null)
        {
            yield return Memory("Training", plan.Training);
        }

        string[] Row(Node node) =>
        [
            $"{node.Name} ({node.Operation.Kind})",
            "(None, " + node.Shape.ToString().Substring(1),
            Invariant.Grouped(weights[node.Name].Sum(weight => (long)weight.Length)),
            Invariant.Grouped(plan.Graph.MultiplyAdds(node)),
            node.Operation is ViewOperation ? "shared" : Bytes(node.Shape.Size * sizeof(float)),
        ];
    }

    /// <summary>1234567 as 1.18 MB: powers of 1024, as Keras prints them.</summary>
    private static string Bytes(long bytes) => bytes switch
    {
        < 1024 => Invariant.Text(bytes) + " B",
        < 1024 * 1024 => (bytes / 1024.0).ToString("F2", System.Globalization.CultureInfo.InvariantCulture) + " KB",
        _ => (bytes / (1024.0 * 1024)).ToString("F2", System.Globalization.CultureInfo.InvariantCulture) + " MB",
    };

    private static string Memory(string pass, PassPlan plan) =>
        $"{pass} memory: {Bytes((long)plan.ArenaLength * sizeof(float))} a lane for {Invariant.Counted(plan.MicroBatch, "sample")} at a time{Stages(plan)} "
        + $"({Bytes(plan.UnsharedLength * sizeof(float))} without sharing)";

    private static string Stages(PassPlan plan) =>
        plan.Stages.Length == 1 ? "" : $", in stages of {string.Join(", ", plan.Stages.Select(stage => Invariant.Text(stage.Samples)))}";

    private static string Line(string[] cells, int[] widths) => string.Join("  ", cells.Select((cell, column) =>
        column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
}

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelGen.Generator.Budgets;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The summary in Keras's columns, plus multiply-adds, activation and the output's bytes of one sample. How memory is planned stands in the report.</summary>
internal static class SummaryTable
{
    private static readonly string[] headings = ["Layer (type)", "Output Shape", "Param #", "Mult-Adds", "Activation", "Memory"];

    /// <summary>Numbers, which end in one column.</summary>
    private static readonly bool[] areRight = [false, false, true, true, false, true];

    public static IEnumerable<string> Lines(ModelPlan plan)
    {
        ILookup<string, WeightSlot> weights = plan.Weights.ToLookup(weight => weight.Node.Name);
        List<string[]> rows = plan.Graph.DeclaredLayers.Prepend(plan.Graph.InputNode).Select(Row).ToList();
        int[] widths = [.. headings.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max())];
        string rule = new('-', widths.Sum() + (2 * (widths.Length - 1)));

        yield return $"Model: {plan.Spec.ClassName}";
        yield return rule;
        yield return Line(headings, widths);
        yield return rule;
        foreach (string[] row in rows)
        {
            yield return Line(row, widths);
        }

        yield return rule;
        long parameters = plan.Weights.Sum(weight => (long)weight.Length);
        yield return $"Total params: {Invariant.Grouped(parameters)} ({Bytes(parameters * sizeof(float))})";
        yield return $"Trainable params: {Invariant.Grouped(parameters)} ({Bytes(parameters * sizeof(float))})";
        yield return $"Multiply-adds for one sample: {Invariant.Grouped(plan.Graph.TotalMultiplyAdds)}";
        yield return $"Memory to predict: {Bytes(Cost.Bytes(plan).Total)}, weights included";
        if (plan.Training is { } training)
        {
            yield return $"Memory to train: {Bytes(sizeof(float) * ((long)plan.GradientsLength + training.ArenaLength))} for each worker, at any batch size";
        }

        string[] Row(Node node) =>
        [
            $"{node.Name} ({node.Operation.Kind})",
            "(None, " + node.Shape.ToString().Substring(1),
            Invariant.Grouped(weights[node.Name].Sum(weight => (long)weight.Length)),
            Invariant.Grouped(plan.Graph.MultiplyAdds(node)),
            node.Operation.Facts.Activation is not Activation.Linear and var function ? function.ToString() : "",
            node.Operation is ViewOperation ? "shared" : Bytes(node.Shape.Size * sizeof(float)),
        ];
    }

    /// <summary>1234567 as 1.18 MB: powers of 1024, as Keras prints them.</summary>
    private static string Bytes(long bytes) => bytes switch
    {
        < 1024 => Invariant.Text(bytes) + " B",
        < 1024 * 1024 => (bytes / 1024.0).ToString("F2", CultureInfo.InvariantCulture) + " KB",
        _ => (bytes / (1024.0 * 1024)).ToString("F2", CultureInfo.InvariantCulture) + " MB",
    };

    private static string Line(string[] cells, int[] widths) => string.Join("  ", cells.Select((cell, column) =>
        areRight[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])));
}

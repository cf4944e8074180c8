using System;
using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lints;

/// <summary>
/// MG0025: rows and columns after the last whole window, whatever is in them, change no prediction. What a stride larger than
/// its window passes over is not counted: that is asked for.
/// </summary>
internal static class PoolLeavesOut
{
    public static IEnumerable<Problem> Find(ModelGraph graph)
    {
        foreach (Node node in graph.Nodes)
        {
            if (node.Operation is Pool2D { Window: { Rows: var rows, Columns: var columns } })
            {
                Node previous = graph.InputOf(node);
                Shape input = previous.Shape;
                string[] leftOut =
                [
                    .. new[] { (Count: LeftOut(rows, input.Height), Noun: "row"), (Count: LeftOut(columns, input.Width), Noun: "column") }
                        .Where(edge => edge.Count > 0)
                        .Select(edge => Invariant.Counted(edge.Count, edge.Noun)),
                ];
                if (leftOut.Length > 0)
                {
                    yield return new(
                        Descriptors.PoolLeavesOut, Site.OfLayer(node.Layer, "Padding"), node.Name, Pair(rows.Size, columns.Size),
                        Pair(rows.Stride, columns.Stride), string.Join(" and ", leftOut), previous.LayerName, input, Same(rows, columns, input),
                        $"{Pair(Covered(rows, input.Height, 0), Covered(columns, input.Width, 0))} or {Pair(Covered(rows, input.Height, 1), Covered(columns, input.Width, 1))}");
                }
            }
        }
    }

    private static long LeftOut(WindowAxis axis, int input) => axis.Padding == Padding.Same
        ? 0
        : Math.Max(0, input - ((axis.Output(input) - 1) * axis.Stride) - Math.Max(axis.Span, axis.Stride));

    /// <summary>The size that windows cover wholly: at most the input's, or with one window more.</summary>
    private static long Covered(WindowAxis axis, int input, int more) =>
        LeftOut(axis, input) == 0 ? input : ((axis.Output(input) - 1 + more) * axis.Stride) + axis.Span;

    private static Shape Same(WindowAxis rows, WindowAxis columns, Shape input) => Shape.Of(
        (int)(rows with { Padding = Padding.Same }).Output(input.Height), (int)(columns with { Padding = Padding.Same }).Output(input.Width), input.Channels);

    private static string Pair(long rows, long columns) => $"{Invariant.Text(rows)}x{Invariant.Text(columns)}";
}

using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Passes;

/// <summary>Works a dense layer out along its inputs where its units fill no vector well. When that is faster was measured.</summary>
internal static class ChooseDense
{
    /// <summary>From so many units on most of their two vectors of eight is in use.</summary>
    private const int ManyUnits = 13;

    /// <summary>The units that fill a vector.</summary>
    private const int Vector = 8;

    public static ModelGraph Run(ModelGraph graph)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes)
        {
            if (node.Operation is Dense { Units: < ManyUnits and not Vector } direct && graph.InputOf(node).Shape.Channels >= LeastInputs(direct.Units))
            {
                editor.Replace(node with { Operation = new TransposedDense(direct) { Arguments = direct.Arguments } });
            }
        }

        return editor.ToGraph();
    }

    /// <summary>Each unit adds up 16 sums in the end, which takes as long as some inputs: the more, the better its own vector would be filled.</summary>
    private static int LeastInputs(int units) => units < Vector ? 32 : 128;
}

using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Planning;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Passes;

/// <summary>Works a 3x3 convolution of stride 1 out in Winograd's transform domain where the cost model finds that faster.</summary>
internal static class ChooseConvolutions
{
    public static ModelGraph Run(ModelGraph graph, ModelSpec spec)
    {
        if (spec.Numerics == Numerics.Direct)
        {
            return graph;
        }

        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes)
        {
            if (node.Operation is Conv2D { Groups: 1 } direct && direct.Window.Is3x3OfStride1
                && WinogradCost.BlockTiles(graph.InputOf(node).Shape, node.Shape, spec.Project.Machine) is { } blockTiles)
            {
                editor.Replace(node with { Operation = new WinogradConv2D(direct, blockTiles) { Arguments = direct.Arguments } });
            }
        }

        return editor.ToGraph();
    }
}

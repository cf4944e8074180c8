using System.Linq;

namespace ModelGen.Generator.Graph;

/// <summary>A graph as text, one node a line, for tests and error messages.</summary>
internal static class GraphPrinter
{
    public static string Print(ModelGraph graph) => string.Join("\n", graph.Nodes.Select(node =>
        $"{node.Name}{node.Shape} = {node.Operation.Kind}({string.Join(", ", node.Inputs)}): {node.Operation.Formula}"
        + (node.Name == graph.Output ? " -> output" : "")));
}

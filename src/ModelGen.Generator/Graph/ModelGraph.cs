using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Graph;

/// <summary>Operations joined by the names of their values, in an order in which every input comes before its use.</summary>
/// <param name="nodes">In their order.</param>
/// <param name="output">The name of the node whose value is the prediction.</param>
internal sealed class ModelGraph(ImmutableArray<Node> nodes, string output)
{
    private Dictionary<string, int>? byName;
    private ILookup<string, Node>? consumers;

    public ImmutableArray<Node> Nodes => nodes;

    /// <summary>The name of the node whose value is the prediction.</summary>
    public string Output => output;

    /// <summary>Gets the layers that the user declared, without the input and the nodes made from arguments.</summary>
    public IEnumerable<Node> DeclaredLayers => nodes.Where(node => node.Operation is not InputOperation && !node.Name.Contains("."));

    /// <summary>Products and sums of one prediction.</summary>
    public long TotalMultiplyAdds => nodes.Sum(MultiplyAdds);

    public Node this[string name] => nodes[IndexOf(name)];

    /// <summary>A node's number in the order.</summary>
    public int IndexOf(string name) => (byName ??= Index())[name];

    public Node InputNode => nodes.First(node => node.Operation is InputOperation);

    public Node OutputNode => this[output];

    /// <summary>Products and sums of a node for one sample.</summary>
    public long MultiplyAdds(Node node) => node.Inputs.Length == 0 ? 0 : node.Operation.MultiplyAdds(InputOf(node).Shape, node.Shape);

    public IEnumerable<Node> Consumers(Node node) =>
        (consumers ??= nodes.SelectMany(other => other.Inputs.Distinct().Select(input => (input, other))).ToLookup(use => use.input, use => use.other))[node.Name];

    public Node InputOf(Node node) => this[node.Inputs[0]];

    /// <summary>The first of a name, should there be two: the verifier says so.</summary>
    private Dictionary<string, int> Index()
    {
        Dictionary<string, int> index = [];
        for (int number = 0; number < nodes.Length; number++)
        {
            if (!index.ContainsKey(nodes[number].Name))
            {
                index.Add(nodes[number].Name, number);
            }
        }

        return index;
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Graph;

/// <summary>Operations joined by the names of their values, in an order in which every input comes before its use.</summary>
/// <param name="Output">The name of the node whose value is the prediction.</param>
internal sealed record ModelGraph(ImmutableArray<Node> Nodes, string Output)
{
    public Node this[string name] => Nodes.First(node => node.Name == name);

    public Node InputNode => Nodes.First(node => node.Operation is InputOperation);

    public Node OutputNode => this[Output];

    public IEnumerable<Node> Consumers(Node node) => Nodes.Where(other => other.Inputs.Contains(node.Name));

    public Node InputOf(Node node) => this[node.Inputs[0]];

    /// <summary>Takes a node out; whoever used its value uses its input's.</summary>
    public ModelGraph Without(Node node)
    {
        string input = node.Inputs[0];
        return new(
            Nodes.Where(other => other.Name != node.Name)
                .Select(other => other with { Inputs = other.Inputs.Select(name => name == node.Name ? input : name).ToImmutableArray() })
                .ToImmutableArray(),
            Output == node.Name ? input : Output);
    }

    /// <summary>Puts a node in the place of the one of the same name.</summary>
    public ModelGraph Replace(Node replacement) =>
        this with { Nodes = [.. Nodes.Select(node => node.Name == replacement.Name ? replacement : node)] };
}

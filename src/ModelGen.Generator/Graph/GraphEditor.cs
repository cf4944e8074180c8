using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ModelGen.Generator.Graph;

/// <summary>
/// Many edits of one graph, in time that grows with their number alone: a pass that copied the graph for each of them would
/// take a deep model's square. Finds nodes as they are after the edits so far.
/// </summary>
internal sealed class GraphEditor
{
    private readonly ModelGraph original;
    private readonly Dictionary<string, Node> nodes;
    private readonly Dictionary<string, List<string>> consumers = [];
    private string output;
    private bool isEdited;

    public GraphEditor(ModelGraph graph)
    {
        original = graph;
        output = graph.Output;
        nodes = graph.Nodes.ToDictionary(node => node.Name);
        foreach (Node node in graph.Nodes)
        {
            consumers.Add(node.Name, [.. graph.Consumers(node).Select(consumer => consumer.Name)]);
        }
    }

    public Node this[string name] => nodes[name];

    public Node InputOf(Node node) => nodes[node.Inputs[0]];

    public IEnumerable<Node> Consumers(Node node) => consumers[node.Name].Select(name => nodes[name]);

    /// <summary>Removes a node; the readers of its value then read its input's.</summary>
    public void Remove(Node node)
    {
        string input = node.Inputs[0];
        List<string> rewired = consumers[node.Name];
        foreach (Node consumer in Consumers(node).ToList())
        {
            nodes[consumer.Name] = consumer with { Inputs = [.. consumer.Inputs.Select(name => name == node.Name ? input : name)] };
        }

        consumers[input].Remove(node.Name);
        consumers[input].AddRange(rewired);
        consumers.Remove(node.Name);
        nodes.Remove(node.Name);
        output = output == node.Name ? input : output;
        isEdited = true;
    }

    /// <summary>Puts a node in the place of the one of the same name and inputs.</summary>
    public void Replace(Node replacement)
    {
        nodes[replacement.Name] = replacement;
        isEdited = true;
    }

    /// <summary>The edited graph, in the order of the first; the first itself where nothing was edited.</summary>
    public ModelGraph ToGraph() => isEdited
        ? new([.. original.Nodes.Where(node => nodes.ContainsKey(node.Name)).Select(node => nodes[node.Name])], output)
        : original;
}

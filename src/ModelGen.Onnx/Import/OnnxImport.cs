using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import;

/// <summary>ONNX graph to layers: follows the one value from the input to the output.</summary>
internal static class OnnxImport
{
    /// <summary>The network of a file.</summary>
    /// <param name="given">Values for further inputs of the graph: weights that are no part of the file.</param>
    /// <exception cref="OnnxFormatException">The file is damaged, or breaks a rule.</exception>
    /// <exception cref="OnnxUnsupportedException">There are nodes that layers cannot express: each is named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImportedNetwork Read(string path, IReadOnlyDictionary<string, OnnxTensor>? given = null) => Read(OnnxFile.ReadModel(path), path, given);

    public static ImportedNetwork Read(ModelProto model, string file, IReadOnlyDictionary<string, OnnxTensor>? given = null)
    {
        OnnxGraph graph = new(model, file, given);
        OnnxUnsupportedNode[] unknown =
        [
            .. graph.Nodes.Where(node => !node.IsStandard || !(NodeTable.Readers.ContainsKey(node.Type) || node.Type == "Erf"))
                .Select(node => new OnnxUnsupportedNode(node.Description, node.IsStandard ? NodeTable.Need(node.Type) : "it is no operator of ONNX's own")),
        ];
        try
        {
            return Follow(graph);
        }
        catch (OnnxUnsupportedException exception) when (unknown.Length > 0)
        {
            // What is behind the first is known by its operator alone.
            throw new OnnxUnsupportedException(file, [.. exception.Nodes.UnionBy(unknown, node => node.Node)]);
        }
    }

    private static ImportedNetwork Follow(OnnxGraph graph)
    {
        string value = graph.Input;
        bool isChannelsFirst = graph.InputDims.Length == 3 && ImageOrder.IsChannelsFirst(graph, value);
        NetworkBuilder network = new(graph, graph.InputDims, isChannelsFirst);
        int[] inputShape = network.Shape;
        for (int steps = 0; value != graph.Output; steps++)
        {
            if (steps > graph.Nodes.Count)
            {
                throw new OnnxFormatException(graph.File, null, "its nodes go round in a circle");
            }

            value = Step(network, value);
        }

        if (network.FlattenedFrom is not null)
        {
            throw new OnnxUnsupportedException(graph.File, [new("the graph", "it ends in an image that is flattened channels first; a dense layer behind it would be needed")]);
        }

        return new(
            graph.Opset, graph.InputDims, inputShape, isChannelsFirst, network.IsChannelsFirst && network.Shape.Length == 3, network.Dims,
            network.Layers, [.. network.Weights]);
    }

    /// <summary>One node, or those of one activation; the value that it gives.</summary>
    private static string Step(NetworkBuilder network, string value)
    {
        IReadOnlyList<OnnxNode> consumers = network.Graph.Consumers(value);
        if (consumers.Count == 0)
        {
            throw new OnnxFormatException(network.Graph.File, "value " + Serialization.Quote.Short(value), "no node takes it, and it is not the output");
        }

        if (consumers.Count > 1)
        {
            return ActivationNodes.ReadBranch(network, value, consumers) ?? throw new OnnxUnsupportedException(
                network.Graph.File, [.. consumers.Select(node => new OnnxUnsupportedNode(node.Description, $"its input is shared with {consumers.Count - 1} other nodes; a network that branches would be needed, and ModelGen's are chains"))]);
        }

        OnnxNode node = consumers[0];
        if (node.Outputs.Skip(1).Any(output => output.Length > 0 && network.Graph.Consumers(output).Count > 0))
        {
            throw node.Unsupported("more than its first output is used");
        }

        if (!node.IsStandard || !NodeTable.Readers.TryGetValue(node.Type, out Action<NetworkBuilder, OnnxNode>? read))
        {
            throw node.Unsupported(NodeTable.Need(node.Type));
        }

        read(network, node);
        return node.Outputs[0];
    }
}

using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import;

/// <summary>ONNX graph to layers: follows the one value from the input to the output.</summary>
internal static class OnnxImport
{
    /// <summary>The network of a file.</summary>
    /// <param name="given">Values for further inputs of the graph: weights that are not part of the file.</param>
    /// <exception cref="OnnxFormatException">The file is damaged, or breaks a rule.</exception>
    /// <exception cref="OnnxUnsupportedException">There are nodes that layers cannot express: each is named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImportedNetwork Read(string path, IReadOnlyDictionary<string, OnnxTensor>? given = null) => Read(OnnxFile.ReadModel(path), path, given);

    public static ImportedNetwork Read(
        ModelProto model, string file, IReadOnlyDictionary<string, OnnxTensor>? given = null, IReadOnlyDictionary<string, long[]>? shapes = null)
    {
        OnnxGraph graph = new(model, file, given, shapes);
        GraphEnds ends = graph.Ends;
        if (ends is not { Input: { } input, InputDims: { } dims, Output: not null })
        {
            throw new OnnxUnsupportedException(file, [.. ends.Problems, .. Unknown(graph)]);
        }

        NetworkBuilder network = new(graph, dims, dims.Length == 3 && ImageOrder.IsChannelsFirst(graph, input));
        (int[] inputShape, int[] inputDims, bool isInputChannelsFirst) = network.Seen;
        try
        {
            Follow(network);
        }
        catch (OnnxUnsupportedException exception)
        {
            network.Refuse(exception.Nodes);
        }
        catch (OnnxFormatException) when (network.Problems.Count > 0)
        {
            // Behind a node that cannot be expressed shapes are guesses: no reason to call a node malformed.
        }

        if (network.Problems.Count == 0)
        {
            ends.CheckOutput(network.Dims);
        }

        return network.Problems.Count == 0
            ? new(
                graph.Opset, inputDims, inputShape, isInputChannelsFirst, network.IsChannelsFirst && network.Shape.Length == 3, network.Dims,
                network.Layers, [.. network.Weights], [.. network.Notes.Sentences])
            : throw new OnnxUnsupportedException(file, [.. network.Problems.Concat(Unknown(graph)).DistinctBy(node => node.Node)]);
    }

    /// <summary>Operators without a counterpart, which are known by their names wherever they stand.</summary>
    private static IEnumerable<OnnxUnsupportedNode> Unknown(OnnxGraph graph)
    {
        IReadOnlySet<OnnxNode> shapes = graph.ShapeNodes();
        return from node in graph.Nodes
            where !shapes.Contains(node) && (!node.IsStandard || !(NodeTable.Readers.ContainsKey(node.Type) || node.Type == "Erf"))
            select new OnnxUnsupportedNode(node.Description, NodeTable.Need(node));
    }

    private static void Follow(NetworkBuilder network)
    {
        OnnxGraph graph = network.Graph;
        Dictionary<string, NetworkBuilder.View> branches = [];
        HashSet<string> seen = [];
        string value = graph.Ends.Input!;
        while (value != graph.Ends.Output)
        {
            if (!seen.Add(value))
            {
                throw new OnnxFormatException(graph.File, null, "its nodes form a cycle");
            }

            graph.Know(value, network.Dims);
            value = Step(network, value, branches);
        }

        network.RefuseBorder();

        // Behind what could not be expressed, nothing may be left; that is said already.
        if (network.Layers.Count == 0 && network.Problems.Count == 0)
        {
            throw new OnnxUnsupportedException(graph.File, [new("the graph", "its output is its input; a network needs a layer")]);
        }

        if (network.FlattenedFrom is not null)
        {
            throw new OnnxUnsupportedException(graph.File, [new("the graph", "it ends in an image that is flattened channels first; a dense layer after it would be needed")]);
        }
    }

    /// <summary>One node, or those of one activation; the value that it gives.</summary>
    /// <param name="branches">Values that several nodes take: the first of those is followed.</param>
    private static string Step(NetworkBuilder network, string value, Dictionary<string, NetworkBuilder.View> branches)
    {
        IReadOnlyList<OnnxNode> consumers = network.Graph.Consumers(value);
        if (consumers.Count == 0)
        {
            if (network.Graph.IsConstant(network.Graph.Ends.Output!))
            {
                throw new OnnxUnsupportedException(network.Graph.File, [new("the graph", "its output does not depend on the numbers of its input")]);
            }

            throw new OnnxFormatException(network.Graph.File, "value " + Serialization.Quote.Short(value), "no node uses it, and it is not the output");
        }

        if (consumers.Count > 1)
        {
            if (ActivationNodes.ReadBranch(network, value, consumers) is { } end)
            {
                return end;
            }

            string reason = $"its input is shared with {(consumers.Count == 2 ? "another node" : $"{consumers.Count - 1} other nodes")}; a network that branches would be needed, and ModelGen's are chains";
            network.Refuse(consumers.Select(each => new OnnxUnsupportedNode(each.Description, reason)));
            branches[value] = network.Seen;
        }

        OnnxNode node = consumers[0];
        if (node.Type is not ("Conv" or "Transpose" or "Identity" or "Pad"))
        {
            network.RefuseBorder();
        }

        if (node.Outputs.Skip(1).Any(output => output.Length > 0 && network.Graph.Consumers(output).Count > 0))
        {
            throw node.Unsupported("only its first output can be used");
        }

        if (!NodeTable.IsBinary(node) && (node.Inputs[0] != value || node.Inputs.Count(input => input == value) != 1))
        {
            throw node.Unsupported("only its first input can be computed; weights and shapes must be constants of the file");
        }

        if (node.IsStandard && NodeTable.Readers.TryGetValue(node.Type, out Action<NetworkBuilder, OnnxNode>? read))
        {
            read(network, node);
        }
        else if (NodeTable.KeepsShape(node))
        {
            network.Refuse(node, NodeTable.Need(node));
        }
        else
        {
            throw node.Unsupported(NodeTable.Need(node));
        }

        foreach (string other in node.Inputs.Where(branches.ContainsKey))
        {
            network.Join(branches[other]);
        }

        return node.Outputs[0];
    }
}

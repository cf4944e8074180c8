using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Export;

/// <summary>A chain of nodes from the input to the output. Knows the last value and in which order its dimensions are.</summary>
internal sealed class GraphWriter
{
    public const int Opset = 13;
    public const int IrVersion = 7;

    private const string Batch = "N";
    private readonly GraphProto graph;
    private readonly int outputRank;
    private bool isChannelsFirst;

    public GraphWriter(ModelInfo info)
    {
        graph = new() { Name = info.Name };
        graph.Input.Add(Description(Last, info.InputShape));
        graph.Output.Add(Description("output", info.OutputShape));
        outputRank = info.OutputShape.Count;
    }

    /// <summary>The value that the next node takes.</summary>
    public string Last { get; private set; } = "input";

    /// <summary>The dimension of the last value's channels.</summary>
    public long ChannelAxis => isChannelsFirst ? 1 : -1;

    /// <summary>A node that takes the last value and then some others, and gives the last value. Layers' names have no dot, so these never collide.</summary>
    public void Add(string type, string name, ReadOnlySpan<string> others = default, params ReadOnlySpan<AttributeProto> attributes) =>
        Join(type, name, [Last, .. others], attributes);

    /// <summary>A node that takes what it is given, such as an earlier value, and gives the last value.</summary>
    public void Join(string type, string name, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        NodeProto node = new() { OpType = type, Name = name };
        node.Input.AddRange(inputs.ToArray());
        node.Attribute.AddRange(attributes.ToArray());
        Last = name + ".y";
        node.Output.Add(Last);
        graph.Node.Add(node);
    }

    /// <summary>A tensor of constants, to be named among a node's inputs.</summary>
    public string Constant(TensorProto tensor)
    {
        graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>A single number.</summary>
    public string Constant(string name, float value) => Constant(Tensors.Of(name, [], [value]));

    /// <summary>Makes the last value, an image, (N, channels, height, width), as ONNX's convolutions and pools take it.</summary>
    public void ToChannelsFirst(string layer)
    {
        if (!isChannelsFirst)
        {
            Add("Transpose", layer + ".channels_first", [], Attributes.Of("perm", 0, 3, 1, 2));
            isChannelsFirst = true;
        }
    }

    /// <summary>Makes the last value (N, height, width, channels), as ModelGen has it.</summary>
    public void ToChannelsLast(string layer)
    {
        if (isChannelsFirst)
        {
            Add("Transpose", layer + ".channels_last", [], Attributes.Of("perm", 0, 2, 3, 1));
            isChannelsFirst = false;
        }
    }

    /// <summary>Says that the last value's numbers are in ModelGen's order whatever its dimensions are called.</summary>
    public void IsInOrder() => isChannelsFirst = false;

    public GraphProto Finish()
    {
        if (outputRank == 3)
        {
            ToChannelsLast("output");
        }

        if (graph.Node.Count == 0)
        {
            Add("Identity", "output");
        }

        graph.Node[^1].Output[0] = graph.Output[0].Name;
        return graph;
    }

    private static ValueInfoProto Description(string name, IReadOnlyList<int> sample)
    {
        TensorShapeProto shape = new() { Dim = { new DimensionProto { DimParam = Batch } } };
        shape.Dim.AddRange(sample.Select(dimension => new DimensionProto { DimValue = dimension }));
        return new() { Name = name, Type = new() { TensorType = new() { ElemType = ElementType.Float, Shape = shape } } };
    }
}

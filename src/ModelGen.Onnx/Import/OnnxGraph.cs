using System.Runtime.InteropServices;
using ModelGen.Onnx.Format;
using ModelGen.Serialization;

namespace ModelGen.Onnx.Import;

/// <summary>A graph's nodes, constants and ends. Constants are not nodes any more.</summary>
internal sealed class OnnxGraph
{
    private const int OldestOpset = 6, NewestOpset = 24;
    private readonly Dictionary<string, OnnxTensor> constants = [];
    private readonly Dictionary<string, List<OnnxNode>> consumers = [];

    /// <param name="given">Values for further inputs of the graph, by name: weights that are not part of the file.</param>
    public OnnxGraph(ModelProto model, string file, IReadOnlyDictionary<string, OnnxTensor>? given = null)
    {
        File = file;
        Opset = OpsetOf(model);
        GraphProto graph = model.Graph;
        foreach (TensorProto tensor in graph.Initializer)
        {
            Define(tensor.Name, OnnxTensor.Read(tensor, file));
        }

        foreach ((string name, OnnxTensor tensor) in given ?? new Dictionary<string, OnnxTensor>())
        {
            constants[name] = tensor;
        }

        List<OnnxNode> nodes = [];
        foreach ((int index, NodeProto proto) in graph.Node.Index())
        {
            OnnxNode node = new(proto, index, file);
            if (node.Outputs.Count == 0)
            {
                throw node.Malformed("it has no output");
            }

            if (ConstantOf(node) is { } constant)
            {
                Define(node.Outputs[0], constant);
            }
            else
            {
                nodes.Add(node);
            }
        }

        Nodes = nodes;
        foreach (OnnxNode node in nodes)
        {
            foreach (string input in node.Inputs.Distinct())
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(consumers, input, out _) ??= []).Add(node);
            }
        }

        ValueInfoProto[] inputs = [.. graph.Input.Where(input => !constants.ContainsKey(input.Name))];
        if (inputs.Length != 1 || graph.Output.Count != 1)
        {
            throw new OnnxUnsupportedException(file, [new("the graph", $"it has {inputs.Length} inputs and {graph.Output.Count} outputs; a ModelGen network has one of each")]);
        }

        Input = inputs[0].Name;
        Output = graph.Output[0].Name;
        InputDims = Sample(inputs[0]);
        Batch = inputs[0].Type.TensorType.Shape.Dim[0].DimValue;
    }

    public string File { get; }

    public int Opset { get; }

    public string Input { get; }

    public string Output { get; }

    /// <summary>The input's dimensions behind the batch's.</summary>
    public int[] InputDims { get; }

    /// <summary>The number of samples that the graph is made for; 0 where it takes any.</summary>
    public long Batch { get; }

    public IReadOnlyList<OnnxNode> Nodes { get; }

    /// <summary>The numbers of the file's own constants.</summary>
    public long ConstantCount => constants.Values.Sum(tensor => (long)tensor.Count);

    public IReadOnlyList<OnnxNode> Consumers(string value) => consumers.TryGetValue(value, out List<OnnxNode>? nodes) ? nodes : [];

    /// <summary>
    /// True if a node that differs between training and inference is set to training, which is the default in operator set
    /// 6.
    /// </summary>
    public bool IsForTraining(OnnxNode node) => node.Int("training_mode", 0) != 0 || (Opset < 7 && node.Int("is_test", 0) == 0);

    /// <summary>A constant among a node's inputs; null where there is no such input.</summary>
    public OnnxTensor? Optional(OnnxNode node, int input) =>
        input >= node.Inputs.Count || node.Inputs[input].Length == 0 ? null
        : ConstantOrNull(node, input) ?? throw node.Unsupported($"input {input} is computed; it must be a constant of the file");

    /// <summary>The same, or null where that input is computed.</summary>
    public OnnxTensor? ConstantOrNull(OnnxNode node, int input) =>
        input >= node.Inputs.Count || constants.GetValueOrDefault(node.Inputs[input]) is not { } tensor ? null
        : tensor.IsRead ? tensor
        : throw node.Unsupported($"input {input} holds {ElementType.Name(tensor.Type)}; float32 would be needed: convert the model to it");

    public OnnxTensor Constant(OnnxNode node, int input) => Optional(node, input) ?? throw node.Malformed($"input {input} is missing");

    /// <summary>Weights of a known number; their dimensions are the caller's business.</summary>
    public float[] Floats(OnnxNode node, int input, int count)
    {
        float[] values = Constant(node, input).Floats;
        return values.Length == count ? values : throw node.Malformed($"input {input} has {values.Length} floats instead of {count}");
    }

    /// <summary>The constant of a node that joins one with a computed value.</summary>
    public OnnxTensor? ConstantOperand(OnnxNode node) => ConstantOrNull(node, 0) ?? ConstantOrNull(node, 1);

    private void Define(string name, OnnxTensor tensor)
    {
        if (!constants.TryAdd(name, tensor))
        {
            throw new OnnxFormatException(File, "tensor " + Quote.Short(name), "the name is defined twice");
        }
    }

    /// <summary>
    /// Returns a node's value if it does not depend on the input: a Constant's, or a constant that is passed on or
    /// transposed; otherwise null.
    /// </summary>
    private OnnxTensor? ConstantOf(OnnxNode node)
    {
        if (!node.IsStandard || node.Outputs.Count != 1)
        {
            return null;
        }

        OnnxTensor? source = node.Inputs.Count == 1 ? constants.GetValueOrDefault(node.Inputs[0]) : null;
        return node.Type switch
        {
            "Constant" => ValueOf(node),
            "Identity" => source,
            // PyTorch's Linear without a bias, by older exporters.
            "Transpose" when source is { Dims: [int rows, int columns], Integers: [], IsRead: true } && (node.Ints("perm") ?? [1, 0]) is [1, 0] =>
                source with { Dims = [columns, rows], Floats = DimensionOrder.Permute(source.Floats, source.Dims, [1, 0]) },
            _ => null,
        };
    }

    private OnnxTensor ValueOf(OnnxNode node) =>
        node.Tensor("value") is { } tensor ? OnnxTensor.Read(tensor, File)
        : node.Has("value_float") ? OnnxTensor.Number(node.Float("value_float", 0))
        : node.Has("value_int") ? OnnxTensor.Whole([], node.Int("value_int", 0))
        : node.Ints("value_ints") is { } integers ? OnnxTensor.Whole([integers.Length], [.. integers.Select(value => (long)value)])
        : throw node.Unsupported("constants are read as value, value_float, value_int and value_ints");

    private int OpsetOf(ModelProto model)
    {
        long opset = model.OpsetImport.FirstOrDefault(set => set.Domain is "" or "ai.onnx")?.Version ?? 0;
        return opset is >= OldestOpset and <= NewestOpset
            ? (int)opset
            : throw new OnnxFormatException(File, null, $"it uses ONNX's operator set {opset}; {OldestOpset} to {NewestOpset} are read");
    }

    private int[] Sample(ValueInfoProto input)
    {
        if (input.Type?.TensorType is not { ElemType: ElementType.Float, Shape.Dim: var dims } || dims.Count is < 2 or > 4)
        {
            throw Unsupported("it is not a tensor of float32 in a batch of images (N, C, H, W) or of vectors (N, features)");
        }

        return [.. dims.Skip(1).Select(dimension => dimension.DimValue is > 0 and <= int.MaxValue / 2
            ? (int)dimension.DimValue
            : throw Unsupported("dimensions other than the batch are open; export the model with the image's size fixed"))];

        OnnxUnsupportedException Unsupported(string reason) => new(File, [new("input " + Quote.Short(input.Name), reason)]);
    }
}

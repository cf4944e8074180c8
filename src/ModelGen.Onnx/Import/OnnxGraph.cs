using ModelGen.Onnx.Format;
using ModelGen.Serialization;

namespace ModelGen.Onnx.Import;

/// <summary>A graph's nodes, constants and ends. What is constant is no node any more.</summary>
internal sealed class OnnxGraph
{
    private const int OldestOpset = 6, NewestOpset = 24;
    private readonly Dictionary<string, OnnxTensor> constants = [];
    private readonly ILookup<string, OnnxNode> consumers;

    /// <param name="given">Values for further inputs of the graph, by name: weights that are no part of the file.</param>
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

            if (node.Type == "Constant" && node.IsStandard && node.Outputs.Count == 1)
            {
                Define(node.Outputs[0], ConstantOf(node));
            }
            else if (node is { Type: "Transpose", IsStandard: true, Outputs.Count: 1 } && ConstantOrNull(node, 0) is { Dims: [_, _] } matrix)
            {
                // PyTorch's Linear without a bias, by older exporters.
                Define(node.Outputs[0], matrix with { Dims = [matrix.Dims[1], matrix.Dims[0]], Floats = DimensionOrder.Permute(matrix.Floats, matrix.Dims, [1, 0]) });
            }
            else
            {
                nodes.Add(node);
            }
        }

        Nodes = nodes;
        consumers = nodes.SelectMany(node => node.Inputs.Distinct().Select(input => (input, node))).ToLookup(use => use.input, use => use.node);
        ValueInfoProto[] inputs = [.. graph.Input.Where(input => !constants.ContainsKey(input.Name))];
        if (inputs.Length != 1 || graph.Output.Count != 1)
        {
            throw new OnnxUnsupportedException(file, [new("the graph", $"it has {inputs.Length} inputs and {graph.Output.Count} outputs; a ModelGen network has one of each")]);
        }

        Input = inputs[0].Name;
        Output = graph.Output[0].Name;
        InputDims = Sample(inputs[0]);
    }

    public string File { get; }

    public int Opset { get; }

    public string Input { get; }

    public string Output { get; }

    /// <summary>The input's dimensions behind the batch's.</summary>
    public int[] InputDims { get; }

    public IReadOnlyList<OnnxNode> Nodes { get; }

    public IReadOnlyList<OnnxNode> Consumers(string value) => [.. consumers[value]];

    /// <summary>Whether a node that behaves otherwise in training is there for training: operator set 6 takes that for granted.</summary>
    public bool IsForTraining(OnnxNode node) => node.Int("training_mode", 0) != 0 || (Opset < 7 && node.Int("is_test", 0) == 0);

    /// <summary>A constant among a node's inputs; null where there is no such input.</summary>
    public OnnxTensor? Optional(OnnxNode node, int input) =>
        input >= node.Inputs.Count || node.Inputs[input].Length == 0 ? null
        : constants.TryGetValue(node.Inputs[input], out OnnxTensor? tensor) ? tensor
        : throw node.Unsupported($"input {input} is computed; it must be a constant of the file");

    /// <summary>The same, or null where that input is computed.</summary>
    public OnnxTensor? ConstantOrNull(OnnxNode node, int input) => input < node.Inputs.Count ? constants.GetValueOrDefault(node.Inputs[input]) : null;

    public OnnxTensor Constant(OnnxNode node, int input) => Optional(node, input) ?? throw node.Malformed($"input {input} is missing");

    /// <summary>Weights of a known number; their dimensions are the caller's business.</summary>
    public float[] Floats(OnnxNode node, int input, int count)
    {
        float[] values = Constant(node, input).Floats;
        return values.Length == count ? values : throw node.Malformed($"input {input} has {values.Length} floats instead of {count}");
    }

    /// <summary>The constant of a node that joins one with a computed value.</summary>
    public OnnxTensor? ConstantOperand(OnnxNode node) => node.Inputs.Select(input => constants.GetValueOrDefault(input)).FirstOrDefault(tensor => tensor is not null);

    private void Define(string name, OnnxTensor tensor)
    {
        if (!constants.TryAdd(name, tensor))
        {
            throw new OnnxFormatException(File, "tensor " + Quote.Short(name), "the name is defined twice");
        }
    }

    private OnnxTensor ConstantOf(OnnxNode node) =>
        node.Tensor("value") is { } tensor ? OnnxTensor.Read(tensor, File)
        : node.Has("value_float") ? new("", [], [node.Float("value_float", 0)], [])
        : node.Has("value_int") ? new("", [], [], [node.Int("value_int", 0)])
        : node.Ints("value_ints") is { } integers ? new("", [integers.Length], [], [.. integers.Select(value => (long)value)])
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
        string place = "input " + Quote.Short(input.Name);
        if (input.Type?.TensorType is not { ElemType: ElementType.Float, Shape.Dim: var dims } || dims.Count is < 2 or > 4)
        {
            throw new OnnxFormatException(File, place, "it must be a tensor of floats, a batch of images (N, C, H, W) or of vectors (N, features)");
        }

        return [.. dims.Skip(1).Select(dimension => dimension.DimValue is > 0 and <= int.MaxValue / 2
            ? (int)dimension.DimValue
            : throw new OnnxFormatException(File, place, "only the batch may have an open size; export the model with the image's size fixed"))];
    }
}

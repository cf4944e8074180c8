using System.Runtime.InteropServices;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import.Folding;
using ModelGen.Serialization;

namespace ModelGen.Onnx.Import;

/// <summary>A graph's nodes, constants and ends. Constants are not nodes any more.</summary>
internal sealed class OnnxGraph
{
    private readonly Dictionary<string, OnnxTensor> constants = [];
    private readonly Dictionary<string, List<OnnxNode>> consumers = [];
    private readonly Dictionary<OnnxNode, int> computedInputs = [];
    private readonly HashSet<OnnxNode> folded = [];
    private readonly List<OnnxNode> nodes = [];
    private readonly ConstantFolding folding;

    /// <param name="given">Values for further inputs of the graph, by name: weights that are not part of the file.</param>
    /// <param name="shapes">Dimensions for inputs, by name, the batch first.</param>
    public OnnxGraph(ModelProto model, string file, IReadOnlyDictionary<string, OnnxTensor>? given = null, IReadOnlyDictionary<string, long[]>? shapes = null)
    {
        File = file;
        Opset = OperatorSets.Of(model, file);
        List<(string Name, OnnxTensor Tensor)> stored = [.. model.Graph.Initializer.Select(tensor => (tensor.Name, OnnxTensor.Read(tensor, file)))];
        HashSet<string> names = [.. stored.Select(tensor => tensor.Name)];
        stored.AddRange((given ?? new Dictionary<string, OnnxTensor>()).Where(tensor => names.Add(tensor.Key)).Select(tensor => (tensor.Key, tensor.Value)));
        ConstantCount = stored.Sum(tensor => (long)tensor.Tensor.Count);
        folding = new(file, ConstantCount);
        foreach ((int index, NodeProto proto) in model.Graph.Node.Index())
        {
            Add(new(proto, index, file));
        }

        foreach ((string name, OnnxTensor tensor) in stored)
        {
            Define(name, tensor);
        }

        foreach (OnnxNode node in nodes.Where(node => node.Inputs.All(input => input.Length == 0)))
        {
            Fold(node);
        }

        Ends = new(model.Graph, file, IsConstant, value => Consumers(value).Count > 0, shapes ?? new Dictionary<string, long[]>());
    }

    public string File { get; }

    public int Opset { get; }

    public GraphEnds Ends { get; }

    public IEnumerable<OnnxNode> Nodes => nodes.Where(node => !folded.Contains(node));

    /// <summary>The numbers of the file's own constants.</summary>
    public long ConstantCount { get; private set; }

    /// <summary>The nodes that take a value, those left out that ask for its shape alone.</summary>
    public IReadOnlyList<OnnxNode> Consumers(string value) => consumers.TryGetValue(value, out List<OnnxNode>? takers) ? takers : [];

    /// <summary>Answers the Shape nodes that take a value, and what they make computable.</summary>
    /// <param name="dims">Behind the batch's.</param>
    public void Know(string value, int[] dims)
    {
        long[] shape = [Ends.Batch == 0 ? OnnxTensor.Batch : Ends.Batch, .. dims];
        foreach (OnnxNode node in Consumers(value).Where(IsShape).ToArray())
        {
            folded.Add(node);
            Define(node.Outputs[0], ConstantFolding.ShapeOf(node, shape));
        }

        if (consumers.TryGetValue(value, out List<OnnxNode>? takers))
        {
            takers.RemoveAll(IsShape);
        }
    }

    /// <summary>Nodes that compute a shape, of a value that nobody has come to or from the number of samples.</summary>
    public IReadOnlySet<OnnxNode> ShapeNodes()
    {
        HashSet<string> shapes = [.. constants.Where(constant => constant.Value.Integers.Contains(OnnxTensor.Batch)).Select(constant => constant.Key)];
        HashSet<OnnxNode> found = [];
        foreach (OnnxNode node in Nodes)
        {
            if (IsShape(node) || (node.Inputs.Any(shapes.Contains) && node.Inputs.All(input => input.Length == 0 || constants.ContainsKey(input) || shapes.Contains(input))))
            {
                found.Add(node);
                shapes.UnionWith(node.Outputs);
            }
        }

        return found;
    }

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

    public bool IsConstant(string value) => constants.ContainsKey(value);

    public OnnxTensor Constant(OnnxNode node, int input) => Optional(node, input) ?? throw node.Malformed($"input {input} is missing");

    /// <summary>Weights of a known number; their dimensions are the caller's business.</summary>
    public float[] Floats(OnnxNode node, int input, int count)
    {
        float[] values = Constant(node, input).Floats;
        return values.Length == count ? values : throw node.Malformed($"input {input} has {values.Length} floats instead of {count}");
    }

    /// <summary>The constant of a node that joins one with a computed value.</summary>
    public OnnxTensor? ConstantOperand(OnnxNode node) => ConstantOrNull(node, 0) ?? ConstantOrNull(node, 1);

    private static bool IsShape(OnnxNode node) => node is { Type: "Shape", IsStandard: true, Inputs.Count: 1, Outputs.Count: 1 };

    private void Add(OnnxNode node)
    {
        if (node.Outputs.Count == 0)
        {
            throw node.Malformed("it has no output");
        }

        nodes.Add(node);
        string[] inputs = [.. node.Inputs.Where(input => input.Length > 0).Distinct()];
        computedInputs[node] = inputs.Length;
        foreach (string input in inputs)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(consumers, input, out _) ??= []).Add(node);
        }
    }

    /// <summary>Makes a value known, and all that follows from it.</summary>
    private void Define(string name, OnnxTensor tensor)
    {
        Queue<string> known = new();
        Keep(name, tensor);
        while (known.TryDequeue(out string? next))
        {
            foreach (OnnxNode node in Consumers(next))
            {
                if (--computedInputs[node] == 0 && Result(node) is { } result)
                {
                    Keep(node.Outputs[0], result);
                }
            }
        }

        void Keep(string output, OnnxTensor value)
        {
            if (!constants.TryAdd(output, value))
            {
                throw new OnnxFormatException(File, "tensor " + Quote.Short(output), "the name is defined twice");
            }

            known.Enqueue(output);
        }
    }

    private void Fold(OnnxNode node)
    {
        if (!folded.Contains(node) && Result(node) is { } result)
        {
            ConstantCount += node.Type == "Constant" ? result.Count : 0;
            Define(node.Outputs[0], result);
        }
    }

    private OnnxTensor? Result(OnnxNode node)
    {
        OnnxTensor? result = folding.Fold(node, [.. node.Inputs.Select(input => constants.GetValueOrDefault(input))]);
        if (result is not null)
        {
            folded.Add(node);
        }

        return result;
    }
}

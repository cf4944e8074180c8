namespace ModelGen.Onnx.Import;

/// <summary>Every operator that has a counterpart, and what reads it. The only such list.</summary>
internal static class NodeTable
{
    public static readonly IReadOnlyDictionary<string, Action<NetworkBuilder, OnnxNode>> Readers = new Dictionary<string, Action<NetworkBuilder, OnnxNode>>
    {
        ["Add"] = ConstantNodes.Read,
        ["AveragePool"] = PoolNodes.ReadAverage,
        ["BatchNormalization"] = ChannelNodes.ReadNormalization,
        ["Conv"] = ConvolutionNodes.Read,
        ["Div"] = ConstantNodes.Read,
        ["Dropout"] = ReadDropout,
        ["Elu"] = ActivationNodes.Read,
        ["Flatten"] = ShapeNodes.ReadFlatten,
        ["Gelu"] = ActivationNodes.Read,
        ["Gemm"] = MatrixNodes.ReadGemm,
        ["GlobalAveragePool"] = PoolNodes.ReadGlobalAverage,
        ["GlobalMaxPool"] = PoolNodes.ReadGlobalMax,
        ["Identity"] = (_, _) => { },
        ["LeakyRelu"] = ActivationNodes.Read,
        ["MatMul"] = MatrixNodes.ReadMatMul,
        ["MaxPool"] = PoolNodes.ReadMax,
        ["Mul"] = ConstantNodes.Read,
        ["Pad"] = ShapeNodes.ReadPad,
        ["ReduceMax"] = PoolNodes.ReadReduction,
        ["ReduceMean"] = PoolNodes.ReadReduction,
        ["Relu"] = ActivationNodes.Read,
        ["Reshape"] = ShapeNodes.ReadReshape,
        ["Selu"] = ActivationNodes.Read,
        ["Sigmoid"] = ActivationNodes.Read,
        ["Softmax"] = ActivationNodes.ReadSoftmax,
        ["Softplus"] = ActivationNodes.Read,
        ["Squeeze"] = ShapeNodes.ReadSqueeze,
        ["Sub"] = ConstantNodes.Read,
        ["Swish"] = ActivationNodes.Read,
        ["Tanh"] = ActivationNodes.Read,
        ["Transpose"] = ShapeNodes.ReadTranspose,
        ["Unsqueeze"] = ShapeNodes.ReadUnsqueeze,
    };

    private static readonly HashSet<string> Binary = ["Add", "Sub", "Mul", "Div"];

    private const string FixedShape = "a known shape: fix open dimensions with --shape";
    private const string Recurrent = "recurrent layers";
    private const string Normalisation = "a normalisation layer";
    private const string Limits = "an activation between limits, such as ReLU6";
    private const string Formula = "an activation of this formula";
    private const string SeveralInputs = "a layer with several inputs; ModelGen's networks are chains";

    /// <summary>
    /// Maps common unsupported operators to what they would need, and to whether their output has the shape of their first
    /// input.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, (string Need, bool KeepsShape)> Needs = new Dictionary<string, (string, bool)>
    {
        ["Cast"] = ("float32 throughout: convert the model to it", true),
        ["Clip"] = (Limits, true),
        ["Concat"] = (SeveralInputs, false),
        ["ConvTranspose"] = ("a transposed convolution", false),
        ["Erf"] = ("a layer for it outside of GELU, x / 2 (1 + erf(x / sqrt 2))", true),
        ["Exp"] = (Formula, true),
        ["Gather"] = (FixedShape, false),
        ["GRU"] = (Recurrent, false),
        ["GroupNormalization"] = (Normalisation, true),
        ["HardSigmoid"] = (Limits, true),
        ["HardSwish"] = (Formula, true),
        ["InstanceNormalization"] = (Normalisation, true),
        ["LayerNormalization"] = (Normalisation, true),
        ["LogSoftmax"] = ("the logarithm: end the network in Softmax or in its logits", true),
        ["LRN"] = (Normalisation, true),
        ["LSTM"] = (Recurrent, false),
        ["Mish"] = (Formula, true),
        ["Pow"] = (Formula, true),
        ["PRelu"] = ("an activation with weights", true),
        ["Resize"] = ("an upsampling layer", false),
        ["RNN"] = (Recurrent, false),
        ["Shape"] = (FixedShape, false),
        ["Softsign"] = (Formula, true),
        ["Split"] = (SeveralInputs, false),
        ["Sqrt"] = (Formula, true),
        ["Sum"] = (SeveralInputs, true),
        ["ThresholdedRelu"] = (Formula, true),
        ["Upsample"] = ("an upsampling layer", false),
    };

    public static string Need(OnnxNode node) =>
        !node.IsStandard ? "it is not one of ONNX's own operators"
        : Needs.TryGetValue(node.Type, out (string Need, bool) known) ? $"no layer for it; this would need {known.Need}"
        : "no layer for it; a layer of this kind would be needed";

    /// <summary>
    /// True if an unsupported node's output has the shape of its first input, so that the nodes behind it can still be
    /// checked.
    /// </summary>
    public static bool KeepsShape(OnnxNode node) => node.IsStandard && Needs.TryGetValue(node.Type, out (string, bool KeepsShape) known) && known.KeepsShape;

    /// <summary>True if a node takes two values in either order.</summary>
    public static bool IsBinary(OnnxNode node) => node.IsStandard && (Binary.Contains(node.Type) || node.Type == "Sum");

    private static void ReadDropout(NetworkBuilder network, OnnxNode node)
    {
        if (network.Graph.IsForTraining(node) || (network.Graph.Optional(node, 2) is { } training && training.Integers is not [0]))
        {
            network.Refuse(node, "it drops numbers in prediction too; export the model for prediction");
            return;
        }

        // A rate that is computed is refused: it decides what is learned.
        float rate = network.Graph.Optional(node, 1) is { } ratio
            ? ratio.Floats is [float given] ? given : throw node.Malformed("its ratio is not one float")
            : node.Float("ratio", 0.5f);
        if (rate is not (>= 0 and < 1))
        {
            throw node.Malformed(FormattableString.Invariant($"its ratio is {rate}; it must be at least 0 and less than 1"));
        }

        network.Add(NetworkBuilder.Of("Dropout") with { Rate = rate }, network.Shape);
    }
}

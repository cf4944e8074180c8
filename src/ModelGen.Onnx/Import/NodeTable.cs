namespace ModelGen.Onnx.Import;

/// <summary>Every operator that has a counterpart, and what reads it. The only such list.</summary>
internal static class NodeTable
{
    public static readonly IReadOnlyDictionary<string, Action<NetworkBuilder, OnnxNode>> Readers = new Dictionary<string, Action<NetworkBuilder, OnnxNode>>
    {
        ["Add"] = ConstantNodes.Read,
        ["AveragePool"] = PoolNodes.ReadAverage,
        ["BatchNormalization"] = ConvolutionNodes.ReadNormalization,
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
        ["Tanh"] = ActivationNodes.Read,
        ["Transpose"] = ShapeNodes.ReadTranspose,
    };

    /// <summary>What would be needed for some operators that are often met.</summary>
    private static readonly IReadOnlyDictionary<string, string> Needs = new Dictionary<string, string>
    {
        ["Concat"] = "a layer with several inputs; ModelGen's networks are chains",
        ["ConvTranspose"] = "a transposed convolution",
        ["Gather"] = "a fixed shape: export with nn.Flatten instead of view(x.size(0), -1)",
        ["GRU"] = "recurrent layers",
        ["LayerNormalization"] = "a normalisation layer",
        ["LogSoftmax"] = "the logarithm: end the network in Softmax or in its logits",
        ["LSTM"] = "recurrent layers",
        ["Resize"] = "an upsampling layer",
        ["Shape"] = "a fixed shape: export with nn.Flatten instead of view(x.size(0), -1)",
        ["Erf"] = "a layer for it outside of GELU, x / 2 (1 + erf(x / sqrt 2))",
    };

    public static string Need(string type) => Needs.TryGetValue(type, out string? need)
        ? $"no layer for it; this would need {need}"
        : "no layer for it; a layer of this kind would be needed";

    private static void ReadDropout(NetworkBuilder network, OnnxNode node)
    {
        if (network.Graph.IsForTraining(node) || (network.Graph.Optional(node, 2) is { } training && training.Integers is not [0]))
        {
            throw node.Unsupported("it drops numbers in prediction too; export the model for prediction");
        }

        float rate = network.Graph.ConstantOrNull(node, 1) is { Floats: [float given] } ? given : node.Float("ratio", 0.5f);
        if (rate is not (>= 0 and < 1))
        {
            throw node.Malformed(FormattableString.Invariant($"its ratio is {rate}; it must be at least 0 and less than 1"));
        }

        network.Add(NetworkBuilder.Of("Dropout") with { Rate = rate }, network.Shape);
    }
}

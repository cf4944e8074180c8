using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import;

/// <summary>Gemm and MatMul: to Dense.</summary>
internal static class MatrixNodes
{
    public static void ReadGemm(NetworkBuilder network, OnnxNode node)
    {
        if (node.Int("transA", 0) != 0)
        {
            throw node.Unsupported("transA swaps batch and features; a dense layer cannot");
        }

        OnnxTensor matrix = network.Graph.Constant(node, 1);
        bool isTransposed = node.Int("transB", 0) != 0;
        float alpha = node.Float("alpha", 1), beta = node.Float("beta", 1);
        Add(network, node, matrix, isTransposed, alpha);
        if (network.Graph.Optional(node, 2) is { } addend)
        {
            int outputs = network.Dims[0];
            if (addend.Count != 1 && !addend.Dims.SequenceEqual([outputs]) && !addend.Dims.SequenceEqual([1, outputs]))
            {
                throw node.Unsupported($"it adds {Serialization.Quote.Shape(addend.Dims)}; one number for each of the {outputs} outputs would be needed");
            }

            float[] bias = addend.Floats.Length == 1 ? [.. Enumerable.Repeat(addend.Floats[0], outputs)] : network.Graph.Floats(node, 2, outputs);
            network.SetParameter(network.Last!, "bias", [outputs], [.. bias.Select(value => value * beta)]);
            if (addend.Count < outputs)
            {
                network.Notes.OneNumberBias(network.Last!);
            }
        }

        if (alpha != 1 || beta != 1)
        {
            network.Notes.Factors(network.Last!);
        }
    }

    public static void ReadMatMul(NetworkBuilder network, OnnxNode node) =>
        Add(network, node, network.Graph.Constant(node, 1), isTransposed: false, alpha: 1);

    private static void Add(NetworkBuilder network, OnnxNode node, OnnxTensor matrix, bool isTransposed, float alpha)
    {
        if (network.Dims.Length != 1)
        {
            throw node.Unsupported($"it takes vectors (N, features); here a sample is {Serialization.Quote.Shape(network.Dims)}. A Flatten would be needed before it");
        }

        int inputs = network.Dims[0];
        if (matrix.Dims is not [int first, int second] || matrix.Floats.Length != matrix.Count || (isTransposed ? second : first) != inputs || matrix.Count == 0)
        {
            throw node.Malformed($"its matrix {Serialization.Quote.Shape(matrix.Dims)} does not fit an input of {inputs} features");
        }

        int outputs = isTransposed ? first : second;
        float[] kernel = isTransposed ? DimensionOrder.Permute(matrix.Floats, matrix.Dims, [1, 0]) : matrix.Floats;
        if (network.FlattenedFrom is [int channels, int height, int width])
        {
            // ONNX's rows are in the order of (channels, height, width), ours in that of (height, width, channels).
            kernel = DimensionOrder.Permute(kernel, [channels, height, width, outputs], [1, 2, 0, 3]);
        }

        network.Add(NetworkBuilder.Of("Dense"), [outputs], alpha == 1 ? kernel : [.. kernel.Select(value => value * alpha)], [inputs, outputs]);
        network.Notes.Kernel(network.Last!, matrix);
        network.See([outputs]);
    }
}

namespace ModelGen.Onnx.Import;

/// <summary>Finds the dimension order of a three-dimensional value from the first node that depends on it.</summary>
internal static class ImageOrder
{
    /// <summary>
    /// True if the value is (channels, height, width): a convolution or pool reads it, directly or through nodes that work
    /// on any order.
    /// </summary>
    public static bool IsChannelsFirst(OnnxGraph graph, string value)
    {
        int longest = graph.Nodes.Count();
        for (int steps = 0; steps <= longest; steps++)
        {
            if (graph.Consumers(value).FirstOrDefault(each => each.Type != "Shape") is not { } node)
            {
                return false;
            }

            switch (node.Type)
            {
                case "Conv" or "MaxPool" or "AveragePool" or "GlobalAveragePool" or "GlobalMaxPool" or "BatchNormalization":
                    return true;
                case "ReduceMean" or "ReduceMax":
                    return (node.Ints("axes") ?? [.. graph.Optional(node, 1)?.Integers.Select(axis => (int)Math.Clamp(axis, -9, 9)) ?? []]) is [2, 3] or [-2, -1];
                case "Transpose":
                    return node.Ints("perm") is [0, 2, 3, 1];
                case "Flatten" or "Reshape" or "Squeeze" or "Unsqueeze" or "Gemm" or "MatMul":
                    return false;
            }

            value = node.Outputs[0];
        }

        return false;
    }
}

namespace ModelGen.Onnx.Import;

/// <summary>Pools over windows and over whole images.</summary>
internal static class PoolNodes
{
    public static void ReadMax(NetworkBuilder network, OnnxNode node) => Read(network, node, "MaxPool2D");

    public static void ReadAverage(NetworkBuilder network, OnnxNode node)
    {
        bool pads = (node.Ints("pads") ?? []).Any(pad => pad != 0) || node.Text("auto_pad", "NOTSET").StartsWith("SAME", StringComparison.Ordinal);
        if (pads && node.Int("count_include_pad", 0) != 0)
        {
            network.Refuse(node, "count_include_pad averages over the padding too; ModelGen's AvgPool2D never does");
        }

        Read(network, node, "AvgPool2D");
    }

    public static void ReadGlobalMax(NetworkBuilder network, OnnxNode node) => AddGlobal(network, network.Image(node).Channels, "GlobalMaxPool2D");

    public static void ReadGlobalAverage(NetworkBuilder network, OnnxNode node) => AddGlobal(network, network.Image(node).Channels, "GlobalAvgPool2D");

    /// <summary>ReduceMean and ReduceMax over height and width are global pools.</summary>
    public static void ReadReduction(NetworkBuilder network, OnnxNode node)
    {
        int rank = network.Dims.Length + 1;
        int[] axes = node.Ints("axes") ?? [.. network.Graph.Optional(node, 1)?.Integers.Select(axis => (int)Math.Clamp(axis, -rank, rank)) ?? []];
        int[] pixels = network.IsChannelsFirst ? [2, 3] : [1, 2];
        if (rank != 4 || network.Shape.Length != 3 || !axes.Select(axis => axis < 0 ? axis + rank : axis).Order().SequenceEqual(pixels))
        {
            throw node.Unsupported("it can only be expressed over the height and width of an image, as a global pool");
        }

        int channels = network.Shape[2];
        bool isChannelsFirst = network.IsChannelsFirst;
        AddGlobal(network, channels, node.Type == "ReduceMax" ? "GlobalMaxPool2D" : "GlobalAvgPool2D");
        if (node.Int("keepdims", 1) == 0)
        {
            network.See([channels]);
        }
        else if (!isChannelsFirst)
        {
            network.See([1, 1, channels]);
        }
    }

    private static void Read(NetworkBuilder network, OnnxNode node, string kind)
    {
        (int channels, int height, int width) = network.Image(node);
        int[] sizes = node.Ints("kernel_shape") is { Length: 2 } given ? given : throw node.Unsupported("its window does not have two dimensions");
        if (node.Ints("dilations", [1, 1]) is not [1, 1])
        {
            network.Refuse(node, "ModelGen's pools have no dilation");
        }

        (WindowInfo window, int outputHeight, int outputWidth) = Windows.Read(network, node, sizes, height, width);
        network.Add(NetworkBuilder.Of(kind) with { Window = window }, [outputHeight, outputWidth, channels]);
        network.See([channels, outputHeight, outputWidth], isChannelsFirst: true);
    }

    private static void AddGlobal(NetworkBuilder network, int channels, string kind)
    {
        network.Add(NetworkBuilder.Of(kind), [channels]);
        network.See([channels, 1, 1], isChannelsFirst: true);
    }
}

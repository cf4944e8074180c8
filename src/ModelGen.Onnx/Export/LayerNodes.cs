using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Export;

/// <summary>Layer to nodes.</summary>
internal static class LayerNodes
{
    public static void Add(GraphWriter graph, LayerInfo layer, Parameters parameters)
    {
        switch (layer.Kind)
        {
            case "Conv2D" or "DepthwiseConv2D":
                AddConvolution(graph, layer, parameters);
                break;
            case "Dense":
                graph.Add("Gemm", layer.Name, [.. layer.Parameters.Select(name => graph.Constant(Tensors.Of(name, Dimensions(parameters[name].Shape), parameters.Values(name))))]);
                break;
            case "MaxPool2D":
                graph.ToChannelsFirst(layer.Name);
                graph.Add("MaxPool", layer.Name, [], Sizes(layer.Window!), Strides(layer.Window!), Pads(layer.Window!));
                break;
            case "AvgPool2D":
                // Padding never counts: the operator's default.
                graph.ToChannelsFirst(layer.Name);
                graph.Add("AveragePool", layer.Name, [], Sizes(layer.Window!), Strides(layer.Window!), Pads(layer.Window!));
                break;
            case "GlobalAvgPool2D":
                AddGlobalPool(graph, layer, "GlobalAveragePool");
                break;
            case "GlobalMaxPool2D":
                AddGlobalPool(graph, layer, "GlobalMaxPool");
                break;
            case "Flatten":
                ToModelOrder(graph, layer);
                graph.Add("Flatten", layer.Name);
                break;
            case "Reshape":
                ToModelOrder(graph, layer);
                graph.Add("Reshape", layer.Name, [graph.Constant(Tensors.Of(layer.Name + ".shape", [-1, .. Dimensions(layer.OutputShape)]))]);
                break;
            case "Rescaling":
                graph.Add("Mul", layer.Name + ".multiply", [graph.Constant(layer.Name + ".scale", layer.Scale)]);
                graph.Add("Add", layer.Name + ".add", [graph.Constant(layer.Name + ".offset", layer.Offset)]);
                break;
            case "Dropout":
                // Has no effect outside training; kept for those who train the exported network further.
                graph.Add("Dropout", layer.Name, [graph.Constant(layer.Name + ".rate", layer.Rate)]);
                break;
            case "Activation":
                break;
            default:
                throw new NotSupportedException($"{layer.Name}: layers of the kind {layer.Kind} have no known counterpart in ONNX.");
        }

        ActivationNodes.Add(graph, layer);
    }

    /// <summary>(height, width, inputs, outputs) becomes (outputs, inputs, height, width); depthwise kernels likewise, with each channel as a group.</summary>
    private static void AddConvolution(GraphWriter graph, LayerInfo layer, Parameters parameters)
    {
        bool isDepthwise = layer.Kind == "DepthwiseConv2D";
        string kernel = layer.Parameters[0];
        int[] shape = [.. parameters[kernel].Shape];
        int[] order = isDepthwise ? [2, 3, 0, 1] : [3, 2, 0, 1];
        long[] dimensions = isDepthwise ? [shape[2] * shape[3], 1, shape[0], shape[1]] : [shape[3], shape[2], shape[0], shape[1]];
        graph.ToChannelsFirst(layer.Name);
        List<string> inputs = [graph.Constant(Tensors.Of(kernel, dimensions, DimensionOrder.Permute(parameters.Values(kernel), shape, order)))];
        foreach (string bias in layer.Parameters.Skip(1))
        {
            inputs.Add(graph.Constant(Tensors.Of(bias, Dimensions(parameters[bias].Shape), parameters.Values(bias))));
        }

        WindowInfo window = layer.Window!;
        graph.Add(
            "Conv", layer.Name, [.. inputs], Sizes(window), Strides(window), Pads(window),
            Attributes.Of("dilations", window.Rows.Dilation, window.Columns.Dilation),
            Attributes.Of("group", isDepthwise ? shape[2] : layer.Groups));
    }

    private static void AddGlobalPool(GraphWriter graph, LayerInfo layer, string type)
    {
        graph.ToChannelsFirst(layer.Name);
        graph.Add(type, layer.Name);
        graph.Add("Flatten", layer.Name + ".flatten");
        graph.IsInOrder();
    }

    /// <summary>An image of one channel or of one pixel has its numbers in the same order either way.</summary>
    private static void ToModelOrder(GraphWriter graph, LayerInfo layer)
    {
        IReadOnlyList<int> shape = layer.InputShape;
        if (shape.Count == 3 && (shape[2] == 1 || shape[0] * shape[1] == 1))
        {
            graph.IsInOrder();
        }

        graph.ToChannelsLast(layer.Name);
    }

    private static AttributeProto Sizes(WindowInfo window) => Attributes.Of("kernel_shape", window.Rows.Size, window.Columns.Size);

    private static AttributeProto Strides(WindowInfo window) => Attributes.Of("strides", window.Rows.Stride, window.Columns.Stride);

    private static AttributeProto Pads(WindowInfo window) =>
        Attributes.Of("pads", window.Rows.PadBefore, window.Columns.PadBefore, window.Rows.PadAfter, window.Columns.PadAfter);

    private static IEnumerable<long> Dimensions(IReadOnlyList<int> shape) => shape.Select(dimension => (long)dimension);
}

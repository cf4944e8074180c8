using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import;

/// <summary>Conv: to Conv2D, or DepthwiseConv2D where each channel is a group.</summary>
internal static class ConvolutionNodes
{
    public static void Read(NetworkBuilder network, OnnxNode node)
    {
        ImageBorder? border = network.TakeBorder();
        (int channels, int height, int width) = network.Image(node);
        OnnxTensor kernel = network.Graph.Constant(node, 1);
        int groups = node.Int("group", 1);
        if (kernel.Dims is not [int outputs, int inputs, int rows, int columns] || kernel.Floats.Length != kernel.Count
            || groups < 1 || outputs < 1 || outputs % groups != 0 || (long)inputs * groups != channels
            || (node.Ints("kernel_shape") is { } shape && !shape.SequenceEqual([rows, columns])))
        {
            throw node.Malformed($"its kernel {Serialization.Quote.Shape(kernel.Dims)} in {groups} groups does not fit an input of {channels} channels");
        }

        (WindowInfo window, int outputHeight, int outputWidth) = Windows.Read(network, node, [rows, columns], height, width, border);
        float[]? bias = network.Graph.Optional(node, 2) is null ? null : network.Graph.Floats(node, 2, outputs);
        bool isDepthwise = groups == channels && groups > 1;

        // A depthwise kernel is (channels times multiplier, 1, rows, columns), the multiplier contiguous as in ModelGen's.
        int[] order = isDepthwise ? [2, 3, 0, 1] : [2, 3, 1, 0];
        int[] kernelShape = isDepthwise ? [rows, columns, channels, outputs / channels] : [rows, columns, inputs, outputs];

        network.Add(
            NetworkBuilder.Of(isDepthwise ? "DepthwiseConv2D" : "Conv2D") with { Window = window, Groups = isDepthwise ? 1 : groups },
            [outputHeight, outputWidth, outputs],
            DimensionOrder.Permute(kernel.Floats, kernel.Dims, order), kernelShape, bias);
        network.Notes.Kernel(network.Last!, kernel);
        network.See([outputs, outputHeight, outputWidth], isChannelsFirst: true);
    }
}

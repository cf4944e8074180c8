using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import;

/// <summary>Conv: to Conv2D, or DepthwiseConv2D where each channel is a group; and the BatchNormalization behind it.</summary>
internal static class ConvolutionNodes
{
    public static void Read(NetworkBuilder network, OnnxNode node)
    {
        (int channels, int height, int width) = network.Image(node);
        OnnxTensor kernel = network.Graph.Constant(node, 1);
        int groups = node.Int("group", 1);
        if (kernel.Dims is not [int outputs, int inputs, int rows, int columns] || kernel.Floats.Length != kernel.Count
            || groups < 1 || outputs < 1 || outputs % groups != 0 || (long)inputs * groups != channels
            || (node.Ints("kernel_shape") is { } shape && !shape.SequenceEqual([rows, columns])))
        {
            throw node.Malformed($"its kernel {Serialization.Quote.Shape(kernel.Dims)} in {groups} groups does not fit an input of {channels} channels");
        }

        (WindowInfo window, int outputHeight, int outputWidth) = Windows.Read(network, node, [rows, columns], height, width);
        float[]? bias = network.Graph.Optional(node, 2) is null ? null : network.Graph.Floats(node, 2, outputs);
        bool isDepthwise = groups == channels && groups > 1;

        // A depthwise kernel is (channels times multiplier, 1, rows, columns), the multiplier contiguous as in ModelGen's.
        int[] order = isDepthwise ? [2, 3, 0, 1] : [2, 3, 1, 0];
        int[] kernelShape = isDepthwise ? [rows, columns, channels, outputs / channels] : [rows, columns, inputs, outputs];

        network.Add(
            NetworkBuilder.Of(isDepthwise ? "DepthwiseConv2D" : "Conv2D") with { Window = window, Groups = isDepthwise ? 1 : groups },
            [outputHeight, outputWidth, outputs],
            DimensionOrder.Permute(kernel.Floats, kernel.Dims, order), kernelShape, bias);
        network.See([outputs, outputHeight, outputWidth], isChannelsFirst: true);
    }

    /// <summary>y = (x - mean) / sqrt(variance + epsilon) scale + shift, worked into the kernel and bias before it.</summary>
    public static void ReadNormalization(NetworkBuilder network, OnnxNode node)
    {
        if (network.Graph.IsForTraining(node) || node.Int("spatial", 1) == 0)
        {
            network.Refuse(node, "it normalises as in training, or each pixel by itself; export the model for prediction");
            return;
        }

        // It works on ONNX's dimension 1, which has to be the layer's outputs.
        if (network.OpenSum is not { } layer || !(network.IsChannelsFirst || network.Dims.Length == 1))
        {
            network.Refuse(node, "it can be folded into a convolution or dense layer directly before it, without an activation between; a normalisation layer would be needed");
            return;
        }

        int outputs = layer.OutputShape[^1];
        float[] scale = network.Graph.Floats(node, 1, outputs), shift = network.Graph.Floats(node, 2, outputs);
        float[] mean = network.Graph.Floats(node, 3, outputs), variance = network.Graph.Floats(node, 4, outputs);
        double epsilon = node.Float("epsilon", 1e-5f);
        double[] factor = [.. scale.Select((value, o) => value / Math.Sqrt(variance[o] + epsilon))];
        if (factor.Any(value => !double.IsFinite(value)))
        {
            throw node.Malformed("a variance is not positive, or a scale is no number");
        }

        ImportedTensor kernel = network.Parameter("kernel")!;
        float[] bias = network.Parameter("bias")?.Values ?? new float[outputs];

        // The outputs are the contiguous dimension, for depthwise kernels channel and multiplier together.
        network.SetParameter("kernel", kernel.Shape, [.. kernel.Values.Select((value, i) => (float)(value * factor[i % outputs]))]);
        network.SetParameter("bias", [outputs], [.. bias.Select((value, o) => (float)(((value - (double)mean[o]) * factor[o]) + shift[o]))]);
    }
}

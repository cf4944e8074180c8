using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import;

/// <summary>
/// x scale + shift with numbers of their own for each channel: BatchNormalization in prediction, and Add, Sub, Mul and Div with
/// constants. They become part of the convolution or dense layer directly before; without one, a depthwise convolution of 1x1.
/// </summary>
/// <remarks>
/// Constants before a convolution, such as an image's mean and deviation, could become part of it as well. They do not: it would
/// then train on inputs that nobody has normalized.
/// </remarks>
internal static class ChannelNodes
{
    /// <summary>y = (x - mean) / sqrt(variance + epsilon) scale + shift.</summary>
    public static void ReadNormalization(NetworkBuilder network, OnnxNode node)
    {
        if (network.Graph.IsForTraining(node) || node.Int("spatial", 1) == 0)
        {
            network.Refuse(node, "it normalises as in training, or each pixel by itself; export the model for prediction");
            return;
        }

        // It works on ONNX's dimension 1, which has to be the channels.
        if (!(network.IsChannelsFirst || network.Dims.Length == 1))
        {
            network.Refuse(node, $"it normalises {Serialization.Quote.Shape(network.Dims)}, which is neither an image (N, C, H, W) nor a vector (N, features)");
            return;
        }

        int channels = network.Dims[0];
        float[] gamma = network.Graph.Floats(node, 1, channels), beta = network.Graph.Floats(node, 2, channels);
        float[] mean = network.Graph.Floats(node, 3, channels), variance = network.Graph.Floats(node, 4, channels);
        double epsilon = node.Float("epsilon", 1e-5f);
        double[] scale = [.. gamma.Select((value, c) => value / Math.Sqrt(variance[c] + epsilon))];
        if (scale.Any(value => !double.IsFinite(value)))
        {
            throw node.Malformed("a variance is not positive, or a scale is not a number");
        }

        bool isFolded = network.OpenSum is not null;
        if (Apply(network, scale, [.. beta.Select((value, c) => value - (mean[c] * scale[c]))]) is not { } layer)
        {
            network.Refuse(node, "its input is neither an image nor a vector; a normalisation layer would be needed");
        }
        else if (isFolded)
        {
            network.Notes.Normalization(layer);
        }
        else
        {
            network.Notes.LayerOfConstants(layer);
        }
    }

    /// <summary>Applies the constants of an Add, Sub, Mul or Div, if they are one for each channel.</summary>
    /// <returns>Whether they are.</returns>
    public static bool TryRead(NetworkBuilder network, OnnxNode node, OnnxTensor constant)
    {
        if (!IsPerChannel(network, constant.Dims))
        {
            return false;
        }

        double[] ones = [.. constant.Floats.Select(_ => 1.0)], zeros = new double[constant.Count], values = [.. constant.Floats.Select(value => (double)value)];
        (double[] scale, double[] shift) = node.Type switch
        {
            "Mul" => (values, zeros),
            "Div" => ([.. values.Select(value => 1 / value)], zeros),
            "Sub" => (ones, [.. values.Select(value => -value)]),
            _ => (ones, values),
        };
        if (scale.Concat(shift).Any(value => !float.IsFinite((float)value)))
        {
            throw node.Malformed("its constants are infinite or NaN, or make the weights so");
        }

        LayerInfo? open = network.OpenSum;
        bool isBias = node.Type is "Add" or "Sub" && open is not null && network.Parameter(open, "bias") is null;
        if (Apply(network, scale, shift) is not { } layer)
        {
            return false;
        }

        if (open is null)
        {
            network.Notes.LayerOfConstants(layer);
        }
        else if (!isBias)
        {
            network.Notes.ChannelConstants(layer);
        }

        return true;
    }

    /// <summary>True if a constant of these dimensions, broadcast to the value's, has its own number for each channel.</summary>
    private static bool IsPerChannel(NetworkBuilder network, int[] dims)
    {
        int rank = network.Dims.Length + 1, channels = network.IsChannelsFirst ? 1 : rank - 1;
        int[] full = [.. Enumerable.Repeat(1, Math.Max(0, rank - dims.Length)), .. dims];
        return full.Length == rank && full[channels] == network.Dims[channels - 1] && full.Where((size, i) => i != channels).All(size => size == 1);
    }

    /// <summary>Returns the layer that has them now; null where the value is neither an image nor a vector.</summary>
    private static LayerInfo? Apply(NetworkBuilder network, double[] scale, double[] shift)
    {
        if (network.FlattenedFrom is { } image)
        {
            (scale, shift) = (ToModelOrder(scale, image), ToModelOrder(shift, image));
        }

        if (network.OpenSum is { } open)
        {
            Fold(network, open, scale, shift);
            return open;
        }

        if (network.Shape.Length is not (1 or 3))
        {
            return null;
        }

        // A vector is an image of one pixel.
        int[] shape = network.Shape, pixel = shape.Length == 1 ? [1, 1, shape[0]] : shape;
        if (shape.Length == 1)
        {
            network.Add(NetworkBuilder.Of("Reshape"), pixel);
        }

        WindowAxisInfo one = new(1, 1, 1, 0, 0);
        network.Add(
            NetworkBuilder.Of("DepthwiseConv2D") with { Window = new(one, one) }, pixel,
            [.. scale.Select(value => (float)value)], [1, 1, scale.Length, 1], [.. shift.Select(value => (float)value)]);
        LayerInfo layer = network.Last!;
        if (shape.Length == 1)
        {
            network.Add(NetworkBuilder.Of("Flatten"), shape);
        }

        return layer;
    }

    private static void Fold(NetworkBuilder network, LayerInfo layer, double[] scale, double[] shift)
    {
        int outputs = scale.Length;
        ImportedTensor kernel = network.Parameter(layer, "kernel")!;
        float[] bias = network.Parameter(layer, "bias")?.Values ?? new float[outputs];

        // The outputs are the contiguous dimension, for depthwise kernels channel and multiplier together.
        if (scale.Any(value => value != 1))
        {
            network.SetParameter(layer, "kernel", kernel.Shape, [.. kernel.Values.Select((value, i) => (float)(value * scale[i % outputs]))]);
        }

        if (shift.Any(value => value != 0) || bias.Any(value => value != 0) || scale.All(value => value == 1))
        {
            network.SetParameter(layer, "bias", [outputs], [.. bias.Select((value, o) => (float)((value * scale[o]) + shift[o]))]);
        }
    }

    /// <summary>From the order of (channels, height, width) to that of (height, width, channels).</summary>
    private static double[] ToModelOrder(double[] values, int[] image) =>
        [.. DimensionOrder.Permute([.. values.Select(value => (float)value)], image, [1, 2, 0]).Select(value => (double)value)];
}

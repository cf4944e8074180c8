using ModelGen.Serialization;

namespace ModelGen.Onnx.Import;

/// <summary>Flatten, Reshape, Squeeze and Transpose: what they do to ONNX's order of an image's numbers, and to ModelGen's.</summary>
internal static class ShapeNodes
{
    public static void ReadFlatten(NetworkBuilder network, OnnxNode node)
    {
        int axis = node.Int("axis", 1);
        if (axis != 1 && axis != -network.Dims.Length)
        {
            throw node.Unsupported($"axis {axis} joins the batch with other dimensions; 1 would be needed");
        }

        Reshape(network, node, [Product(network.Dims)]);
    }

    public static void ReadReshape(NetworkBuilder network, OnnxNode node)
    {
        long[] target = network.Graph.Constant(node, 1).Integers;

        // As a Shape node gives it: as many samples as there are.
        bool keepsBatch = target is [OnnxTensor.Batch, ..];
        string text = Quote.Shape(target.Skip(keepsBatch ? 1 : 0).Take(8));
        text = keepsBatch ? $"(N, {text[1..]}" : text;
        long[] rest = [.. target.Skip(1)];
        if ((keepsBatch ? rest : target).Any(dimension => dimension < -1) || (keepsBatch ? rest : target).Count(dimension => dimension == -1) > 1)
        {
            throw node.Malformed($"its shape {text} has more than one open dimension, or sizes that are negative");
        }

        if (target.Length is < 2 or > 4 || (node.Int("allowzero", 0) != 0 && target.Contains(0)))
        {
            throw node.Unsupported($"its shape {text} must be the batch and one to three dimensions");
        }

        int size = Product(network.Dims);
        int[] dims = [.. rest.Select((dimension, i) => (int)Math.Min(dimension == 0 && i < network.Dims.Length ? network.Dims[i] : dimension, int.MaxValue))];
        int open = Array.IndexOf(dims, -1);
        if (open >= 0)
        {
            // Who fixes the batch at 1 and leaves the rest open flattens; any other number moves numbers between samples.
            long batch = network.Graph.Ends.Batch;
            if (!keepsBatch && target[0] != 0 && target[0] != (batch == 0 ? 1 : batch))
            {
                throw node.Unsupported($"its shape {text} does not keep the batch");
            }

            dims[open] = 1;
            dims[open] = size / Math.Max(1, Product(dims));
        }

        if (dims.Any(dimension => dimension < 1) || Product(dims) != size)
        {
            throw node.Unsupported($"its shape {text} does not keep the batch and a sample's {size} numbers");
        }

        Reshape(network, node, dims);
    }

    public static void ReadSqueeze(NetworkBuilder network, OnnxNode node)
    {
        int rank = network.Dims.Length + 1;
        long[] axes = node.Ints("axes") is { } given ? [.. given.Select(axis => (long)axis)] : network.Graph.Optional(node, 1)?.Integers ?? [];
        axes = [.. axes.Select(axis => axis < 0 ? axis + rank : axis)];
        if (axes.Length == 0 || axes.Any(axis => axis < 1 || axis >= rank || network.Dims[axis - 1] != 1) || axes.Length == network.Dims.Length)
        {
            throw node.Unsupported("it can remove given dimensions of size 1, but neither the batch nor all others");
        }

        Reshape(network, node, [.. network.Dims.Where((_, i) => !axes.Contains(i + 1))]);
    }

    public static void ReadUnsqueeze(NetworkBuilder network, OnnxNode node)
    {
        int[] axes = node.Ints("axes") ?? [.. network.Graph.Optional(node, 1)?.Integers.Select(axis => (int)Math.Clamp(axis, -9, 9)) ?? []];
        int rank = network.Dims.Length + 1 + axes.Length;
        axes = [.. axes.Select(axis => axis < 0 ? axis + rank : axis)];
        if (axes.Length == 0 || rank > 4 || axes.Any(axis => axis < 1 || axis >= rank) || axes.Distinct().Count() < axes.Length)
        {
            throw node.Unsupported("it can add dimensions of size 1 after the batch, up to three in all");
        }

        Queue<int> rest = new(network.Dims);
        Reshape(network, node, [.. Enumerable.Range(1, rank - 1).Select(i => axes.Contains(i) ? 1 : rest.Dequeue())]);
    }

    public static void ReadTranspose(NetworkBuilder network, OnnxNode node)
    {
        int[] order = node.Ints("perm") ?? [], dims = network.Dims;

        // A vector may look like an image of one pixel.
        bool isImage = dims.Length == 3 && network.Shape.Length is 1 or 3;
        if (isImage && order is [0, 3, 1, 2] && !network.IsChannelsFirst)
        {
            network.See([dims[2], dims[0], dims[1]], isChannelsFirst: true);
        }
        else if (isImage && order is [0, 2, 3, 1] && network.IsChannelsFirst)
        {
            network.See([dims[1], dims[2], dims[0]]);
        }
        else
        {
            throw node.Unsupported($"the order {Quote.Shape(order.Take(8))} is not the change between channels last and channels first; a layer that transposes would be needed");
        }
    }

    /// <summary>Zeros around an image, which may be part of a convolution; PyTorch writes one of nothing in front of each AveragePool.</summary>
    public static void ReadPad(NetworkBuilder network, OnnxNode node)
    {
        int rank = network.Dims.Length + 1;
        long[] pads = node.Longs("pads") ?? network.Graph.Constant(node, 1).Integers;
        if (pads.All(pad => pad == 0))
        {
            return;
        }

        string text = Quote.Shape(pads.Take(8));
        long[] axes = network.Graph.Optional(node, 3)?.Integers ?? [.. Enumerable.Range(0, rank).Select(axis => (long)axis)];
        axes = [.. axes.Select(axis => axis < 0 ? axis + rank : axis)];
        if (pads.Length != 2 * axes.Length || axes.Any(axis => axis < 0 || axis >= rank) || axes.Distinct().Count() < axes.Length)
        {
            throw node.Malformed($"its pads {text} do not fit {rank} dimensions");
        }

        (int rows, int columns) = network.IsChannelsFirst ? (2, 3) : (1, 2);
        bool isZero = network.Graph.Optional(node, 2) is { } value ? value.Floats is [0f] || value.Count == 0 : node.Float("value", 0) == 0;
        if (network is not { Border: null, Dims.Length: 3, Shape.Length: 3 } || pads.Any(pad => pad is < 0 or > int.MaxValue / 8)
            || node.Text("mode", "constant") != "constant" || !isZero
            || axes.Where((axis, i) => axis != rows && axis != columns && (pads[i] != 0 || pads[axes.Length + i] != 0)).Any())
        {
            network.RefuseBorder();
            network.Refuse(node, $"it pads by {text}; zeros around an image can be part of a convolution directly after it; for any other padding, a layer that pads by given numbers would be needed");
            return;
        }

        ImageBorder border = new(node, text, Pad(rows, 0), Pad(columns, 0), Pad(rows, axes.Length), Pad(columns, axes.Length));
        int[] shape = [Padded(network.Shape[0], border.Rows), Padded(network.Shape[1], border.Columns), network.Shape[2]];
        network.AddBorder(border, new(shape, network.IsChannelsFirst ? [shape[2], shape[0], shape[1]] : shape, network.IsChannelsFirst));

        int Pad(int axis, int offset) => Array.IndexOf(axes, axis) is >= 0 and var i ? (int)pads[offset + i] : 0;

        int Padded(int size, long pad) => size + pad < int.MaxValue ? (int)(size + pad) : throw node.Malformed("its pads make an image that is too large");
    }

    private static void Reshape(NetworkBuilder network, OnnxNode node, int[] dims)
    {
        if (dims.SequenceEqual(network.Dims))
        {
            return;
        }

        bool isVector = dims.Length == 1;
        if (network.Shape.Length == 1 && isVector)
        {
            // A global pool's (channels, 1, 1): a vector already.
            network.See(dims);
            return;
        }

        if (network.FlattenedFrom is { } image)
        {
            if (!dims.SequenceEqual(image))
            {
                throw node.Unsupported($"it reshapes an image {Quote.Shape(image)} that was flattened channels first; a layer that transposes would be needed");
            }

            network.Add(NetworkBuilder.Of("Reshape"), [image[1], image[2], image[0]]);
            network.See(image, isChannelsFirst: true);
            return;
        }

        int[]? flattenedFrom = network.IsChannelsFirst && network.Shape.Length == 3 && !IsSameOrder(network.Dims) ? network.Dims : null;
        if (isVector)
        {
            network.Add(NetworkBuilder.Of("Flatten"), dims);
            network.See(dims, flattenedFrom: flattenedFrom);
            return;
        }

        bool becomesChannelsFirst = dims.Length == 3 && ImageOrder.IsChannelsFirst(network.Graph, node.Outputs[0]);
        if (flattenedFrom is not null || (becomesChannelsFirst && !IsSameOrder(dims)))
        {
            throw node.Unsupported($"it makes {Quote.Shape(dims)} of {Quote.Shape(network.Dims)}, whose numbers have another order when channels are last; a layer that transposes would be needed");
        }

        network.Add(NetworkBuilder.Of("Reshape"), becomesChannelsFirst ? [dims[1], dims[2], dims[0]] : dims);
        network.See(dims, becomesChannelsFirst);
    }

    /// <summary>True if a (channels, height, width) image has its values in the same order as (height, width, channels).</summary>
    private static bool IsSameOrder(int[] dims) => dims[0] == 1 || dims[1] * dims[2] == 1;

    private static int Product(int[] dims) => (int)dims.Aggregate(1L, (product, dimension) => Math.Min(product * dimension, int.MaxValue));
}

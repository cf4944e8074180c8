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
        if (target.Any(dimension => dimension < -1) || target.Count(dimension => dimension == -1) > 1)
        {
            throw node.Malformed($"its shape {Quote.Shape(target.Take(8))} has more than one open dimension, or sizes that are negative");
        }

        if (target.Length is < 2 or > 4 || (node.Int("allowzero", 0) != 0 && target.Contains(0)))
        {
            throw node.Unsupported($"its shape {Quote.Shape(target.Take(8))} has no batch and one to three dimensions");
        }

        int size = Product(network.Dims);
        long[] rest = [.. target.Skip(1).Select((dimension, i) => dimension == 0 && i < network.Dims.Length ? network.Dims[i] : dimension)];
        int[] dims = [.. rest.Select(dimension => (int)Math.Min(dimension, int.MaxValue))];
        int open = Array.IndexOf(dims, -1);
        if (open >= 0)
        {
            // Who fixes the batch at 1 and leaves the rest open flattens; any other number moves numbers between samples.
            long batch = network.Graph.Batch;
            if (target[0] != 0 && target[0] != (batch == 0 ? 1 : batch))
            {
                throw node.Unsupported($"its shape {Quote.Shape(target)} does not keep the batch");
            }

            dims[open] = 1;
            dims[open] = size / Math.Max(1, Product(dims));
        }

        if (dims.Any(dimension => dimension < 1) || Product(dims) != size)
        {
            throw node.Unsupported($"its shape {Quote.Shape(target)} does not keep the batch and a sample's {size} numbers");
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
            throw node.Unsupported("it can leave out given dimensions of size 1, but neither the batch nor all others");
        }

        Reshape(network, node, [.. network.Dims.Where((_, i) => !axes.Contains(i + 1))]);
    }

    public static void ReadTranspose(NetworkBuilder network, OnnxNode node)
    {
        int[] order = node.Ints("perm") ?? [];
        if (order is [0, 3, 1, 2] && network is { IsChannelsFirst: false, Shape.Length: 3 })
        {
            network.See([network.Shape[2], network.Shape[0], network.Shape[1]], isChannelsFirst: true);
        }
        else if (order is [0, 2, 3, 1] && network is { IsChannelsFirst: true, Shape.Length: 3 })
        {
            network.See(network.Shape);
        }
        else
        {
            throw node.Unsupported($"the order {Quote.Shape(order.Take(8))} is not the change between channels last and channels first; a layer that transposes would be needed");
        }
    }

    /// <summary>PyTorch writes one in front of each AveragePool, by default of nothing.</summary>
    public static void ReadPad(NetworkBuilder network, OnnxNode node)
    {
        long[] pads = node.Ints("pads") is { } given ? [.. given.Select(pad => (long)pad)] : network.Graph.Constant(node, 1).Integers;
        if (pads.All(pad => pad == 0))
        {
            return;
        }

        network.Refuse(node, $"it pads by {Quote.Shape(pads.Take(8))}; a layer that pads by given numbers would be needed");
        if (pads is [0, 0, long top, long left, 0, 0, long bottom, long right] && network is { IsChannelsFirst: true, Shape.Length: 3 })
        {
            int[] dims = [network.Dims[0], Padded(network.Dims[1], top + bottom), Padded(network.Dims[2], left + right)];
            network.Pretend(new([dims[1], dims[2], dims[0]], dims, IsChannelsFirst: true));
        }

        int Padded(int size, long pad) => size + pad is > 0 and < int.MaxValue and var padded ? (int)padded : throw node.Malformed("its pads leave no image");
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
                throw node.Unsupported($"it reshapes what was flattened channels first, {Quote.Shape(image)}; a layer that transposes would be needed");
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
            throw node.Unsupported($"it makes {Quote.Shape(dims)} of {Quote.Shape(network.Dims)}, whose numbers lie in another order where channels are last; a layer that transposes would be needed");
        }

        network.Add(NetworkBuilder.Of("Reshape"), becomesChannelsFirst ? [dims[1], dims[2], dims[0]] : dims);
        network.See(dims, becomesChannelsFirst);
    }

    /// <summary>True if a (channels, height, width) image has its values in the same order as (height, width, channels).</summary>
    private static bool IsSameOrder(int[] dims) => dims[0] == 1 || dims[1] * dims[2] == 1;

    private static int Product(int[] dims) => (int)dims.Aggregate(1L, (product, dimension) => Math.Min(product * dimension, int.MaxValue));
}

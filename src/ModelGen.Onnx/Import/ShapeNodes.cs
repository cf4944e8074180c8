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
        if (target.Length is < 2 or > 4)
        {
            throw node.Unsupported($"its shape {Quote.Shape(target.Take(8))} has no batch and one to three dimensions");
        }

        int size = Product(network.Dims);
        long[] rest = [.. target.Skip(1).Select((dimension, i) => dimension == 0 && i < network.Dims.Length ? network.Dims[i] : dimension)];
        int[] dims = [.. rest.Select(dimension => (int)Math.Clamp(dimension, -1, int.MaxValue))];
        int open = Array.IndexOf(dims, -1);
        if (open >= 0)
        {
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
        if (pads.Any(pad => pad != 0))
        {
            throw node.Unsupported($"it pads by {Quote.Shape(pads.Take(8))}; a layer that pads by given numbers would be needed");
        }
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

    /// <summary>Whether a (channels, height, width) image has its numbers in the same order as (height, width, channels).</summary>
    private static bool IsSameOrder(int[] dims) => dims[0] == 1 || dims[1] * dims[2] == 1;

    private static int Product(int[] dims) => (int)dims.Aggregate(1L, (product, dimension) => Math.Min(product * dimension, int.MaxValue));
}

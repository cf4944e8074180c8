namespace ModelGen.Onnx.Import.Folding;

/// <summary>Picks and joins elements of constants.</summary>
internal static class Elements
{
    /// <summary>More dimensions than any tensor of the format has to have here.</summary>
    public const int MaxRank = 8;

    public static long Count(IEnumerable<int> dims) => dims.Aggregate(1L, (count, dimension) => Math.Min(count * dimension, int.MaxValue));

    /// <summary>Elements from one index of a dimension to the next; the last dimension is contiguous.</summary>
    public static int[] Strides(int[] dims)
    {
        int[] strides = new int[dims.Length];
        int stride = 1;
        for (int i = dims.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= dims[i];
        }

        return strides;
    }

    /// <summary>The positions that a view of these dimensions looks at, each dimension with a step of its own.</summary>
    public static int[] Positions(int[] dims, int[] steps, int first)
    {
        int[] positions = new int[Count(dims)], at = new int[dims.Length];
        int position = first;
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = position;
            for (int d = dims.Length - 1; d >= 0; d--)
            {
                position += steps[d];
                if (++at[d] < dims[d])
                {
                    break;
                }

                position -= steps[d] * dims[d];
                at[d] = 0;
            }
        }

        return positions;
    }

    /// <summary>The positions of slices along an axis.</summary>
    public static int[] Gathered(int[] dims, int axis, int[] indices)
    {
        int outer = (int)Count(dims[..axis]), inner = (int)Count(dims[(axis + 1)..]), to = 0;
        int[] positions = new int[outer * indices.Length * inner];
        for (int o = 0; o < outer; o++)
        {
            foreach (int index in indices)
            {
                for (int i = 0; i < inner; i++)
                {
                    positions[to++] = (((o * dims[axis]) + index) * inner) + i;
                }
            }
        }

        return positions;
    }

    /// <summary>The elements of several tensors, none of them empty, side by side along an axis.</summary>
    public static T[] Joined<T>(IReadOnlyList<OnnxTensor> tensors, int axis, Func<OnnxTensor, T[]> values)
    {
        int outer = tensors.Count == 0 ? 0 : (int)Count(tensors[0].Dims[..axis]);
        List<T> joined = [];
        for (int o = 0; o < outer; o++)
        {
            foreach (OnnxTensor tensor in tensors)
            {
                T[] from = values(tensor);
                joined.AddRange(from.AsSpan(o * (from.Length / outer), from.Length / outer));
            }
        }

        return [.. joined];
    }

    /// <summary>From 0, where the file may count from the end; null where there is no such index.</summary>
    public static int? Index(long index, int length) =>
        index >= -length && index < length ? (int)(index < 0 ? index + length : index) : null;
}

namespace ModelGen.Onnx.Import.Folding;

/// <summary>Squeeze, Unsqueeze and Reshape of constants: other dimensions for the same numbers.</summary>
internal static class Reshaping
{
    public static OnnxTensor? Fold(OnnxNode node, OnnxTensor data, OnnxTensor?[] inputs)
    {
        long[]? given = node.Ints("axes") is { } axes ? [.. axes.Select(axis => (long)axis)] : inputs.ElementAtOrDefault(1)?.Integers;
        int[]? dims = node.Type switch
        {
            "Squeeze" => Squeezed(data.Dims, given),
            "Unsqueeze" => given is null ? null : Unsqueezed(data.Dims, given),
            _ => inputs.ElementAtOrDefault(1) is { } target && node.Int("allowzero", 0) == 0 ? Reshaped(data, target.Integers) : null,
        };
        return dims is null || dims.Length > Elements.MaxRank ? null : data with { Dims = dims };
    }

    private static int[]? Squeezed(int[] dims, long[]? axes)
    {
        int?[] at = axes is null
            ? [.. Enumerable.Range(0, dims.Length).Where(i => dims[i] == 1)]
            : [.. axes.Select(axis => Elements.Index(axis, dims.Length))];
        return at.Any(axis => axis is not { } i || dims[i] != 1) ? null : [.. dims.Where((_, i) => !at.Contains(i))];
    }

    private static int[]? Unsqueezed(int[] dims, long[] axes)
    {
        int rank = dims.Length + axes.Length;
        int?[] at = [.. axes.Select(axis => Elements.Index(axis, rank))];
        if (rank > Elements.MaxRank || at.Any(axis => axis is null) || at.Distinct().Count() < at.Length)
        {
            return null;
        }

        Queue<int> rest = new(dims);
        return [.. Enumerable.Range(0, rank).Select(i => at.Contains(i) ? 1 : rest.Dequeue())];
    }

    private static int[]? Reshaped(OnnxTensor data, long[] target)
    {
        if (target.Length > Elements.MaxRank || target.Where((size, i) => size < -1 || size > int.MaxValue || (size == 0 && i >= data.Dims.Length)).Any())
        {
            return null;
        }

        int[] dims = [.. target.Select((size, i) => size == 0 ? data.Dims[i] : (int)size)];
        int open = Array.IndexOf(dims, -1);
        if (open >= 0)
        {
            dims[open] = 1;
            long known = Elements.Count(dims);
            dims[open] = known == 0 ? 0 : (int)(data.Count / known);
        }

        return dims.Contains(-1) || Elements.Count(dims) != data.Count ? null : dims;
    }
}

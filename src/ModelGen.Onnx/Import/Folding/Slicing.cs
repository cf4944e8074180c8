namespace ModelGen.Onnx.Import.Folding;

/// <summary>Slice: where each dimension begins, how far it steps, and how often.</summary>
internal static class Slicing
{
    /// <summary>The view that a Slice is of its data; nulls where it is not understood.</summary>
    public static (int[]? Dims, int[]? Steps, int First) Views(OnnxNode node, OnnxTensor data, OnnxTensor?[] inputs)
    {
        // Operator sets before 10 have attributes in the place of inputs.
        long[]? starts = Given("starts", 1), ends = Given("ends", 2), steps = inputs.ElementAtOrDefault(4)?.Integers;
        long[] axes = Given("axes", 3) ?? [.. Enumerable.Range(0, starts?.Length ?? 0).Select(axis => (long)axis)];
        if (starts is null || ends?.Length != starts.Length || axes.Length != starts.Length || (steps is not null && steps.Length != starts.Length))
        {
            return (null, null, 0);
        }

        int[] dims = [.. data.Dims], strides = Elements.Strides(data.Dims), jumps = [.. strides];
        HashSet<int> seen = [];
        int first = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            long step = steps?[i] ?? 1;
            if (Elements.Index(axes[i], dims.Length) is not { } axis || step == 0 || Math.Abs(Math.Max(step, -int.MaxValue)) > int.MaxValue / 2 || !seen.Add(axis))
            {
                return (null, null, 0);
            }

            // Bounds are clamped, as ONNX has it; backwards, the end may lie in front of the first.
            int length = data.Dims[axis], highest = step > 0 ? length : length - 1, lowest = step > 0 ? 0 : -1;
            long begin = Math.Clamp(FromStart(starts[i], length), Math.Min(0, highest), Math.Max(0, highest));
            long end = Math.Clamp(FromStart(ends[i], length), lowest, Math.Max(lowest, highest));
            dims[axis] = length == 0 ? 0 : (int)Math.Max(0, (end - begin + step - Math.Sign(step)) / step);
            jumps[axis] = dims[axis] > 1 ? (int)(strides[axis] * step) : 0;
            first += dims[axis] > 0 ? (int)begin * strides[axis] : 0;
        }

        return (dims, jumps, first);

        long[]? Given(string name, int input) =>
            node.Longs(name) ?? inputs.ElementAtOrDefault(input)?.Integers;
    }

    private static long FromStart(long index, int length) => index < 0 && index >= -length ? index + length : index;
}

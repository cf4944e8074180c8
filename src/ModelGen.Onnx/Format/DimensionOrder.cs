namespace ModelGen.Onnx.Format;

/// <summary>Transposes arrays of values: channels last, as ModelGen has them, and channels first, as ONNX has them.</summary>
internal static class DimensionOrder
{
    /// <summary>The values with dimension i of the result being dimension <paramref name="order"/>[i] of the source.</summary>
    /// <param name="shape">The source's dimensions; the last is contiguous.</param>
    public static float[] Permute(ReadOnlySpan<float> source, ReadOnlySpan<int> shape, ReadOnlySpan<int> order)
    {
        int rank = shape.Length;
        Span<int> strides = stackalloc int[rank], steps = stackalloc int[rank], sizes = stackalloc int[rank], at = stackalloc int[rank];
        int stride = 1;
        for (int i = rank - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= shape[i];
        }

        for (int i = 0; i < rank; i++)
        {
            (steps[i], sizes[i], at[i]) = (strides[order[i]], shape[order[i]], 0);
        }

        float[] result = new float[source.Length];
        int from = 0;
        for (int to = 0; to < result.Length; to++)
        {
            result[to] = source[from];
            for (int i = rank - 1; i >= 0; i--)
            {
                from += steps[i];
                if (++at[i] < sizes[i])
                {
                    break;
                }

                from -= steps[i] * sizes[i];
                at[i] = 0;
            }
        }

        return result;
    }
}

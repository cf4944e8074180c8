namespace ModelGen.Serialization;

/// <summary>Checks that tensors fill a file's data from the first byte to the last: no gap, no overlap, sizes as their shapes say.</summary>
internal static class SafetensorsLayout
{
    /// <summary>The tensors sorted by where their data begin.</summary>
    /// <exception cref="WeightsFormatException">A tensor's range does not fit its shape, or the ranges leave a gap or overlap.</exception>
    public static IReadOnlyList<TensorEntry> InDataOrder(IEnumerable<TensorEntry> tensors, string? file)
    {
        TensorEntry[] sorted = [.. tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End)];
        long next = 0;
        foreach (TensorEntry tensor in sorted)
        {
            CheckLength(tensor, file);
            if (tensor.Begin != next)
            {
                string fault = tensor.Begin < next ? "overlaps the tensor before it" : "leaves a gap before it";
                throw new WeightsFormatException(
                    file, tensor.Position, $"{Quote.Short(tensor.Name)} {fault}: its data begin at {tensor.Begin}, expected {next}.");
            }

            next = tensor.End;
        }

        return sorted;
    }

    private static void CheckLength(TensorEntry tensor, string? file)
    {
        long expected = tensor.Type.Size();
        try
        {
            foreach (long dimension in tensor.Shape)
            {
                expected = checked(expected * dimension);
            }
        }
        catch (OverflowException)
        {
            throw new WeightsFormatException(
                file, tensor.Position, $"{Quote.Short(tensor.Name)} of shape {Quote.Shape(tensor.Shape)} has more than 2^63 - 1 bytes.");
        }

        if (tensor.End < tensor.Begin || tensor.End - tensor.Begin != expected)
        {
            throw new WeightsFormatException(
                file,
                tensor.Position,
                $"{Quote.Short(tensor.Name)}, {tensor.Type} of shape {Quote.Shape(tensor.Shape)}, needs {expected} bytes; its data_offsets are [{tensor.Begin}, {tensor.End}].");
        }
    }
}

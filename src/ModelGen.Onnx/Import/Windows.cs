namespace ModelGen.Onnx.Import;

/// <summary>A node's window in ModelGen's terms. Layers pad nothing or as Padding.Same does; other pads have no counterpart.</summary>
internal static class Windows
{
    /// <summary>Pixels of an image with its padding, in one dimension.</summary>
    private const long MaxReach = 1 << 24;

    /// <summary>Of an image of <paramref name="height"/> and <paramref name="width"/>; also the output's height and width.</summary>
    /// <param name="border">Further zeros around the image.</param>
    /// <remarks>What has no counterpart is noted; the network continues with the size that ONNX gives it.</remarks>
    public static (WindowInfo Window, int Height, int Width) Read(NetworkBuilder network, OnnxNode node, int[] sizes, int height, int width, ImageBorder? border = null)
    {
        int[] strides = node.Ints("strides", [1, 1]), dilations = node.Ints("dilations", [1, 1]), pads = node.Ints("pads", [0, 0, 0, 0]);
        if (sizes.Concat(strides).Concat(dilations).Any(value => value < 1) || pads.Any(pad => pad < 0))
        {
            throw node.Malformed("sizes, strides and dilations must be at least 1, pads at least 0");
        }

        string automatic = node.Text("auto_pad", "NOTSET");
        if (border is not null)
        {
            if (automatic.StartsWith("SAME", StringComparison.Ordinal))
            {
                throw node.Unsupported($"its auto_pad {automatic} follows a Pad of {border.Pads}; a layer that pads by given numbers would be needed");
            }

            // VALID is no padding of its own; what the attribute says beside it does not count.
            int[] own = automatic == "VALID" ? [0, 0, 0, 0] : pads;
            (automatic, pads) = ("NOTSET", [own[0] + border.Top, own[1] + border.Left, own[2] + border.Bottom, own[3] + border.Right]);
        }

        bool roundsUp = node.Int("ceil_mode", 0) != 0;
        Axis rows = new(sizes[0], strides[0], dilations[0], height), columns = new(sizes[1], strides[1], dilations[1], width);
        (long Before, long Outputs) row, column;
        switch (automatic)
        {
            case "NOTSET":
                (row, column) = (rows.Padded(pads[0], pads[2], roundsUp), columns.Padded(pads[1], pads[3], roundsUp));
                break;
            case "VALID":
                (row, column) = (rows.Valid, columns.Valid);
                break;
            case "SAME_UPPER":
                (row, column) = (rows.Same, columns.Same);
                break;
            case "SAME_LOWER":
                (row, column) = (rows.SameLower, columns.SameLower);
                break;
            default:
                throw node.Malformed("its auto_pad is not NOTSET, VALID, SAME_UPPER or SAME_LOWER");
        }

        if (row.Outputs < 1 || column.Outputs < 1)
        {
            throw node.Malformed($"its window is larger than the image of {height}x{width}");
        }

        bool isValid = row == rows.Valid && column == columns.Valid;
        if (!isValid && (row != rows.Same || column != columns.Same))
        {
            string found = automatic == "SAME_LOWER" ? "SAME_LOWER" : $"({string.Join(", ", pads)})";
            network.Refuse(
                node, $"its pads {found} on {height}x{width} are neither zero nor those of Padding.Same, which begin with {rows.Same.Before} rows and {columns.Same.Before} columns; "
                + "a layer that pads by given numbers would be needed");
        }
        else if (!isValid && Math.Max(rows.Reach, columns.Reach) > MaxReach)
        {
            throw node.Unsupported($"its window reaches over {Math.Max(rows.Reach, columns.Reach)} pixels; layers pad images to at most {MaxReach}");
        }

        return (new(rows.Info(!isValid), columns.Info(!isValid)), (int)Math.Min(row.Outputs, int.MaxValue), (int)Math.Min(column.Outputs, int.MaxValue));
    }

    /// <summary>One dimension: where windows begin, and how many there are, is all that distinguishes paddings.</summary>
    private readonly record struct Axis(int Size, int Stride, int Dilation, int Input)
    {
        private long Span => ((Size - 1L) * Dilation) + 1;

        public (long Before, long Outputs) Valid => (0, Input < Span ? 0 : ((Input - Span) / Stride) + 1);

        public (long Before, long Outputs) Same => (SameTotal / 2, SameOutputs);

        /// <summary>Gets the padding of SAME_LOWER: that of <see cref="Same"/>, with the odd zero in front.</summary>
        public (long Before, long Outputs) SameLower => (SameTotal - (SameTotal / 2), SameOutputs);

        /// <summary>The image with the padding of Same.</summary>
        public long Reach => Input + SameTotal;

        private long SameOutputs => (Input - 1L + Stride) / Stride;

        private long SameTotal => Math.Max(0, ((SameOutputs - 1) * Stride) + Span - Input);

        public (long Before, long Outputs) Padded(long before, long after, bool roundsUp)
        {
            long room = Input + before + after - Span;
            long outputs = room < 0 ? 0 : ((room + (roundsUp ? Stride - 1 : 0)) / Stride) + 1;

            // A window that would begin behind the image and its first pads does not count.
            return (before, roundsUp && (outputs - 1) * Stride >= Input + before ? outputs - 1 : outputs);
        }

        public WindowAxisInfo Info(bool isSame) =>
            new(Size, Stride, Dilation, isSame ? (int)(SameTotal / 2) : 0, isSame ? (int)(SameTotal - (SameTotal / 2)) : 0);
    }
}

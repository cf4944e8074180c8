using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Sizes the part of its maps that an input gradient processes at a time, one panel of channels after the other.</summary>
/// <remarks>
/// A panel uses a part of each pixel's lines. <see cref="DepthwiseColumnPairs{TShape}"/> writes four numbers for nine products: there
/// a block is rows that stay in the first-level cache for all panels, so that a line comes and goes once. With a stride of 1
/// beginning a panel costs more than that saves.
/// </remarks>
internal readonly struct DepthwiseBlock
{
    /// <summary>Floats that stay in a first-level cache of 32 KiB beside the rows next to them.</summary>
    private const int CacheFloats = 4 * 1024;

    /// <summary>Inputs of a channel that take much longer than a panel takes to begin.</summary>
    private const int Worthwhile = 64;

    private DepthwiseBlock(int samples, int rows)
    {
        Samples = samples;
        Rows = rows;
    }

    public int Samples { get; }

    /// <summary>Rows of each phase; all of them where there is more than one sample.</summary>
    public int Rows { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DepthwiseBlock Of<TShape>()
        where TShape : struct, IDepthwiseConv2DShape
    {
        int outputs = DepthwiseConv2D.Outputs<TShape>(), rows = ((TShape.InputHeight - 1) / TShape.StrideHeight) + 1;
        if (!DepthwiseColumnPairs<TShape>.Fit)
        {
            return new(SampleBlock.Of<TShape>(outputs, 0), rows);
        }

        long floats = ((long)TShape.StrideHeight * TShape.InputWidth * TShape.InputChannels) + ((long)TShape.OutputWidth * outputs);
        int least = ((Worthwhile - 1) / (TShape.StrideHeight * TShape.InputWidth)) + 1;
        int fit = (int)long.Max(least, CacheFloats / floats);
        return fit < rows ? new(1, fit) : new(fit / rows, rows);
    }
}

using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>The rows, or columns, of a window that lie on the map. At an edge of it the others see zeros.</summary>
internal readonly struct TapRange
{
    public TapRange(int first, int count)
    {
        First = first;
        Count = count;
    }

    public int First { get; }

    public int Count { get; }

    /// <summary>The rows of the windows of a row of outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TapRange Rows<TShape>(int output)
        where TShape : struct, IConv2DShape =>
        Of((output * TShape.StrideHeight) - TShape.PadTop, TShape.DilationHeight, TShape.KernelHeight, TShape.InputHeight);

    /// <summary>The columns of the windows of a column of outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TapRange Columns<TShape>(int output)
        where TShape : struct, IConv2DShape =>
        Of((output * TShape.StrideWidth) - TShape.PadLeft, TShape.DilationWidth, TShape.KernelWidth, TShape.InputWidth);

    /// <summary>True if enough taps see only zeros that skipping them pays.</summary>
    public static bool IsNarrow<TShape>()
        where TShape : struct, IConv2DShape
    {
        long rows = 0, columns = 0;
        for (int row = 0; row < TShape.OutputHeight; row++)
        {
            rows += Rows<TShape>(row).Count;
        }

        for (int column = 0; column < TShape.OutputWidth; column++)
        {
            columns += Columns<TShape>(column).Count;
        }

        return AreFew(rows * columns, (long)TShape.OutputHeight * TShape.KernelHeight * TShape.OutputWidth * TShape.KernelWidth);
    }

    /// <summary>True if less than nine tenths of all taps lie on the map, so that skipping the others pays.</summary>
    public static bool AreFew(long taps, long all) => 10 * taps < 9 * all;

    /// <param name="start">Where the window begins, in the map; negative in its border.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TapRange Of(int start, int dilation, int taps, int size)
    {
        int first = start >= 0 ? 0 : (dilation - 1 - start) / dilation;
        int end = start >= size ? 0 : int.Min(taps, ((size - 1 - start) / dilation) + 1);
        return new(int.Min(first, taps), int.Max(0, end - first));
    }
}

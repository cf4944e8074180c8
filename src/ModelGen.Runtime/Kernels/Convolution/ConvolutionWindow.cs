using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The three loops over a convolution's window, whose rows, columns and channels lie in the kernel one after the other.</summary>
internal static unsafe class ConvolutionWindow<TShape>
    where TShape : struct, IConv2DShape
{
    /// <summary>Floats between two windows from which on most of what lies between them is not looked at.</summary>
    private const int FarApart = 4096;

    private static int Inputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.InputChannels / TShape.Groups;
    }

    /// <summary>
    /// True if the columns of a window are contiguous in the map as they are in the kernel, so that columns and channels
    /// are one loop.
    /// </summary>
    private static bool IsContiguous
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.DilationWidth == 1 && TShape.Groups == 1;
    }

    /// <summary>Floats of a window that lie side by side: a row, or a pixel.</summary>
    public static int Run
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsContiguous ? TShape.KernelWidth * Inputs : Inputs;
    }

    /// <summary>Such runs in a row of the window.</summary>
    public static int RunsPerRow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsContiguous ? 1 : TShape.KernelWidth;
    }

    /// <summary>Returns the first element of the first output pixel's window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float* First(FeatureMapPointer x, int group) =>
        Window.First<TShape>(x) + (group * Inputs);

    /// <summary>The channels of a pixel, or of a window's row.</summary>
    public static Steps Channels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Run, 1, TShape.OutputChannels);
    }

    /// <summary>The pixels of a window's row.</summary>
    public static Steps Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(RunsPerRow, IsContiguous ? Run : (nint)TShape.DilationWidth * TShape.InputChannels, Run * TShape.OutputChannels);
    }

    /// <summary>The rows of a window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Steps Rows(nint rowStride) =>
        new(TShape.KernelHeight, TShape.DilationHeight * rowStride, TShape.KernelWidth * Inputs * TShape.OutputChannels);

    /// <summary>Returns the steps of <see cref="Columns"/> for weights packed by <see cref="DotTile{V}"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Steps PackedColumns<V>()
        where V : unmanaged, IVector<V> => new(RunsPerRow, Columns.X, DotTile<V>.PackedRun(Run));

    /// <summary>Returns the steps of <see cref="Rows"/> for weights packed by <see cref="DotTile{V}"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Steps PackedRows<V>(nint rowStride)
        where V : unmanaged, IVector<V> => new(TShape.KernelHeight, TShape.DilationHeight * rowStride, RunsPerRow * DotTile<V>.PackedRun(Run));

    /// <summary>Brings near the pixels that the next windows of a row see first: the last row's, right of these windows.</summary>
    /// <param name="window">The first of these windows.</param>
    /// <param name="windows">How many windows lie side by side.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchNext(float* window, nint rowStride, int windows)
    {
        if (TShape.StrideWidth * TShape.InputChannels <= FarApart)
        {
            int width = windows * TShape.StrideWidth;
            Prefetch.Floats(
                window + ((TShape.KernelHeight - 1) * TShape.DilationHeight * rowStride) + ((width + ((TShape.KernelWidth - 1) * TShape.DilationWidth)) * TShape.InputChannels),
                width * TShape.InputChannels);
        }
    }
}

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Convolutions of one channel to few: vectors run along the columns of the map, which lie side by side where pixels have one
/// channel. The outputs are rows of a tile, in planes until they are stored.
/// </summary>
/// <remarks>
/// Which kernel is faster was measured, on 512 and on 256 bit. Up to three outputs are number by number otherwise; with more,
/// columns have to fill their vectors better than the outputs would.
/// </remarks>
internal static class OneChannel
{
    /// <summary>Columns whose outputs are on the stack.</summary>
    private const int MaxColumns = 1024;

    /// <summary>Taps whose sums are on the stack.</summary>
    private const int MaxTaps = 128;

    /// <summary>Taps from which on it pays to split the pixels of five or six outputs into planes.</summary>
    private const int ManyTaps = 16;

    /// <summary>True if these kernels are the faster ones for a forward pass, which takes two vectors of columns at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SuitForward<TShape>()
        where TShape : struct, IConv2DShape =>
        CanRun<TShape>() && (TShape.OutputChannels < 4 || Fill<TShape>(F32x16.IsSupported && TShape.OutputWidth > 16 ? 32 : 16));

    /// <summary>
    /// True if these kernels are the faster ones for a forward pass that pools as it stores, with two rows of outputs on
    /// the stack.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SuitPooledForward<TShape, TPool>()
        where TShape : struct, IConv2DShape
        where TPool : struct, IPool2DShape =>
        SuitForward<TShape>() && TShape.OutputWidth <= MaxColumns && 2 * TPool.OutputWidth >= F32x4.Count;

    /// <summary>
    /// True if these kernels compute the kernel gradient. The choice is the same on every machine, because they sum in
    /// another order. Seven outputs of two taps would need more than 16 registers.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SuitKernelGradient<TShape>()
        where TShape : struct, IConv2DShape
    {
        int taps = TShape.KernelHeight * TShape.KernelWidth;
        return CanRun<TShape>() && TShape.OutputChannels < 7 && TShape.OutputWidth <= PixelChunks<TShape>.Pixels && taps <= MaxTaps
            && (TShape.OutputChannels < 4
                || ((TShape.OutputChannels == 4 || taps >= ManyTaps) && Fill<TShape>(TShape.OutputWidth >= 16 ? 16 : 8)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool CanRun<TShape>()
        where TShape : struct, IConv2DShape =>
        Transposition.HasSquares && TShape.InputChannels == 1 && TShape.OutputChannels < 8 && TShape.StrideWidth == 1
            && TShape.OutputWidth > F32x4.Count;

    /// <summary>
    /// True if a row is longer than a vector of eight, and at least two thirds of the columns computed at a time are used.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Fill<TShape>(int columns)
        where TShape : struct, IConv2DShape =>
        TShape.OutputWidth > F32x8.Count && 3 * TShape.OutputWidth >= 2 * ((TShape.OutputWidth + columns - 1) / columns * columns);
}

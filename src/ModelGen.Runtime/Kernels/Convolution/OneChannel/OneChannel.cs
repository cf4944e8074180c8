using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Convolutions of one channel to few: vectors run along the columns of the map, which lie side by side where pixels have one
/// channel. The outputs are rows of a tile, in planes until they are stored.
/// </summary>
/// <remarks>Which kernel is faster was measured, on 512 and on 256 bit.</remarks>
internal static class OneChannel
{
    /// <summary>Columns whose outputs are on the stack.</summary>
    private const int MaxColumns = 1024;

    /// <summary>Taps whose sums are on the stack.</summary>
    private const int MaxTaps = 128;

    /// <summary>Whether these kernels are the faster ones for a forward pass.</summary>
    public static bool SuitForward<TShape>()
        where TShape : struct, IConv2DShape =>
        Transposition.HasSquares && TShape.InputChannels == 1 && TShape.OutputChannels < 8 && TShape.StrideWidth == 1
            && TShape.OutputWidth > F32x4.Count;

    /// <summary>Whether they are for a forward pass that pools as it stores: two rows of outputs are on the stack.</summary>
    public static bool SuitPooledForward<TShape, TPool>()
        where TShape : struct, IConv2DShape
        where TPool : struct, IPool2DShape =>
        SuitForward<TShape>() && TShape.OutputWidth <= MaxColumns && 2 * TPool.OutputWidth >= F32x4.Count;

    /// <summary>Whether they are for the kernel's gradient: of seven outputs they are not where there are 16 registers, and all machines give the same bits.</summary>
    public static bool SuitKernelGradient<TShape>()
        where TShape : struct, IConv2DShape =>
        SuitForward<TShape>() && TShape.OutputChannels < 7 && TShape.OutputWidth <= PixelChunks<TShape>.Pixels
            && TShape.KernelHeight * TShape.KernelWidth <= MaxTaps;
}

namespace ModelGen.Kernels;

/// <summary>The convolution that gives the input's gradient, in Winograd's domain.</summary>
internal readonly struct TransposedWinogradShape<TShape> : IWinogradShape
    where TShape : struct, IWinogradShape
{
    public static int InputHeight => TransposedShape<TShape>.InputHeight;

    public static int InputWidth => TransposedShape<TShape>.InputWidth;

    public static int InputChannels => TransposedShape<TShape>.InputChannels;

    public static int OutputHeight => TransposedShape<TShape>.OutputHeight;

    public static int OutputWidth => TransposedShape<TShape>.OutputWidth;

    public static int OutputChannels => TransposedShape<TShape>.OutputChannels;

    public static int KernelHeight => 3;

    public static int KernelWidth => 3;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int PadTop => TransposedShape<TShape>.PadTop;

    public static int PadLeft => TransposedShape<TShape>.PadLeft;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int Groups => 1;

    public static int BlockTiles => TShape.BlockTiles;
}

namespace ModelGen.Kernels;

/// <summary>The convolution that gives the input's gradient: over the output's gradient, with the kernel rotated and its channels swapped.</summary>
internal readonly struct TransposedShape<TShape> : IWinogradShape
    where TShape : struct, IWinogradShape
{
    public static int InputHeight => TShape.OutputHeight;

    public static int InputWidth => TShape.OutputWidth;

    public static int InputChannels => TShape.OutputChannels;

    public static int OutputHeight => TShape.InputHeight;

    public static int OutputWidth => TShape.InputWidth;

    public static int OutputChannels => TShape.InputChannels;

    public static int KernelHeight => 3;

    public static int KernelWidth => 3;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int PadTop => 2 - TShape.PadTop;

    public static int PadLeft => 2 - TShape.PadLeft;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int Groups => 1;

    public static int BlockTiles => TShape.BlockTiles;
}

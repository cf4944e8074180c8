namespace ModelGen.Kernels;

/// <summary>
/// The convolution that gives the input's gradient where the stride is 1: over the output's gradient, with the kernel rotated
/// and its channels swapped.
/// </summary>
internal readonly struct TransposedShape<TShape> : IConv2DShape
    where TShape : struct, IConv2DShape
{
    public static int InputHeight => TShape.OutputHeight;

    public static int InputWidth => TShape.OutputWidth;

    public static int InputChannels => TShape.OutputChannels;

    public static int OutputHeight => TShape.InputHeight;

    public static int OutputWidth => TShape.InputWidth;

    public static int OutputChannels => TShape.InputChannels;

    public static int KernelHeight => TShape.KernelHeight;

    public static int KernelWidth => TShape.KernelWidth;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int PadTop => ((TShape.KernelHeight - 1) * TShape.DilationHeight) - TShape.PadTop;

    public static int PadLeft => ((TShape.KernelWidth - 1) * TShape.DilationWidth) - TShape.PadLeft;

    public static int DilationHeight => TShape.DilationHeight;

    public static int DilationWidth => TShape.DilationWidth;

    public static int Groups => TShape.Groups;
}

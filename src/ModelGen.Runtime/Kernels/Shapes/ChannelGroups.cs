namespace ModelGen.Kernels;

/// <summary>A depthwise convolution as one with a group for each input channel; its kernel lies in memory the same way.</summary>
internal readonly struct ChannelGroups<TShape> : IConv2DShape
    where TShape : struct, IDepthwiseConv2DShape
{
    public static int InputHeight => TShape.InputHeight;

    public static int InputWidth => TShape.InputWidth;

    public static int InputChannels => TShape.InputChannels;

    public static int OutputHeight => TShape.OutputHeight;

    public static int OutputWidth => TShape.OutputWidth;

    public static int OutputChannels => TShape.InputChannels * TShape.DepthMultiplier;

    public static int KernelHeight => TShape.KernelHeight;

    public static int KernelWidth => TShape.KernelWidth;

    public static int StrideHeight => TShape.StrideHeight;

    public static int StrideWidth => TShape.StrideWidth;

    public static int PadTop => TShape.PadTop;

    public static int PadLeft => TShape.PadLeft;

    public static int DilationHeight => TShape.DilationHeight;

    public static int DilationWidth => TShape.DilationWidth;

    public static int Groups => TShape.InputChannels;
}

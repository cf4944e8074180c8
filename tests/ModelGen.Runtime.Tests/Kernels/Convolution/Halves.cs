using ModelGen.Kernels;

namespace ModelGen.Tests.Kernels;

/// <summary>The pooling of 2x2 windows of a convolution's outputs that its kernel does as it stores.</summary>
internal readonly struct Halves<TShape> : IPool2DShape
    where TShape : struct, IConv2DShape
{
    public static int InputHeight => TShape.OutputHeight;

    public static int InputWidth => TShape.OutputWidth;

    public static int Channels => TShape.OutputChannels;

    public static int OutputHeight => TShape.OutputHeight / 2;

    public static int OutputWidth => TShape.OutputWidth / 2;

    public static int PoolHeight => 2;

    public static int PoolWidth => 2;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int PadTop => 0;

    public static int PadLeft => 0;
}

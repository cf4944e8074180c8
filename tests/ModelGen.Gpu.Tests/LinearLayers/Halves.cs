using ModelGen.Kernels;

namespace ModelGen.GpuTests;

/// <summary>A max pooling of 2x2 windows over a convolution's outputs.</summary>
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

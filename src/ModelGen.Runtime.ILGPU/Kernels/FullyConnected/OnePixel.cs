using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>A dense layer as a convolution: images and windows of one pixel.</summary>
internal readonly struct OnePixel<TShape> : IConv2DShape
    where TShape : struct, IDenseShape
{
    public static int InputHeight => 1;

    public static int InputWidth => 1;

    public static int InputChannels => TShape.Inputs;

    public static int OutputHeight => 1;

    public static int OutputWidth => 1;

    public static int OutputChannels => TShape.Outputs;

    public static int KernelHeight => 1;

    public static int KernelWidth => 1;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PadTop => 0;

    public static int PadLeft => 0;

    public static int Groups => 1;
}

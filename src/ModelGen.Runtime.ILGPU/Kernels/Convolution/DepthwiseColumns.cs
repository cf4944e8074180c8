using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>A depthwise convolution's output channels as the columns of a result.</summary>
internal readonly struct DepthwiseColumns<TShape> : IColumns
    where TShape : struct, IDepthwiseConv2DShape
{
    public static int All => TShape.InputChannels * TShape.DepthMultiplier;

    public static int Groups => TShape.InputChannels;
}

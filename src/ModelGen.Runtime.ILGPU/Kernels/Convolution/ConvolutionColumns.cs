using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>A convolution's output channels as the columns of a result.</summary>
internal readonly struct OutputColumns<TShape> : IColumns
    where TShape : struct, IConv2DShape
{
    public static int All => TShape.OutputChannels;

    public static int Groups => TShape.Groups;
}

/// <summary>A convolution's input channels as the columns of a result.</summary>
internal readonly struct InputColumns<TShape> : IColumns
    where TShape : struct, IConv2DShape
{
    public static int All => TShape.InputChannels;

    public static int Groups => TShape.Groups;
}

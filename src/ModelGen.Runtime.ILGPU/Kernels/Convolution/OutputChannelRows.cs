using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Right factor of rows of O channels: the kernel in the forward pass, the output's gradient in the kernel's gradient.</summary>
internal readonly struct OutputChannelRows<TShape>(int channel) : IOperand<OutputChannelRows<TShape>>
    where TShape : struct, IConv2DShape
{
    private static int Channels => TShape.OutputChannels / TShape.Groups;

    public static bool AlongInner => false;

    public static bool InQuads => Channels % 4 == 0;

    public static int Lines(ProductArguments arguments) => Channels;

    public static OutputChannelRows<TShape> At(int group, int line) => new((group * Channels) + line);

    public int Place(int inner) => (inner * TShape.OutputChannels) + channel;
}

using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Left factor of the kernel's gradient: for each element of a window, (height, width, C / groups), what it saw at all output pixels.</summary>
internal readonly struct InputTaps<TShape>(Tap<TShape> tap, int channel) : IOperand<InputTaps<TShape>>
    where TShape : struct, IConv2DShape
{
    private static int Channels => TShape.InputChannels / TShape.Groups;

    public static bool AlongInner => false;

    public static bool InQuads => Channels % 4 == 0;

    public static int Lines(ProductArguments arguments) => Tap<TShape>.Count * Channels;

    public static InputTaps<TShape> At(int group, int line) => new(new(line / Channels), (group * Channels) + (line % Channels));

    public int Place(int inner) => RowMajor.Window<TShape>(inner).Place(tap, channel);
}

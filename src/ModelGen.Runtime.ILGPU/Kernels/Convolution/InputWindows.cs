using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Left factor of the forward pass: for each output pixel its window of the input, (height, width, C / groups).</summary>
internal readonly struct InputWindows<TShape, TOrder>(int group, Corner<TShape> corner) : IOperand<InputWindows<TShape, TOrder>>
    where TShape : struct, IConv2DShape
    where TOrder : struct, IPixelOrder
{
    private static int Channels => TShape.InputChannels / TShape.Groups;

    public static bool AlongInner => true;

    public static bool InQuads => Channels % 4 == 0;

    public static int Lines(ProductArguments arguments) => arguments.Rows;

    public static InputWindows<TShape, TOrder> At(int group, int line) => new(group, TOrder.Window<TShape>(line));

    public int Place(int inner) => corner.Place(new(inner / Channels), (group * Channels) + (inner % Channels));
}

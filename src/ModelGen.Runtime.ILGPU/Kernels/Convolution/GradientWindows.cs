using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Left factor of the input's gradient: for each input pixel the output's gradient wherever a window saw it, (height, width, O / groups).</summary>
/// <remarks>With strides most of it is zeros, which are multiplied like all else.</remarks>
internal readonly struct GradientWindows<TShape>(int group, SeenBy<TShape> pixel) : IOperand<GradientWindows<TShape>>
    where TShape : struct, IConv2DShape
{
    private static int Channels => TShape.OutputChannels / TShape.Groups;

    public static bool AlongInner => true;

    public static bool InQuads => Channels % 4 == 0;

    public static int Lines(ProductArguments arguments) => arguments.Rows;

    public static GradientWindows<TShape> At(int group, int line) => new(group, new(line));

    public int Place(int inner) => pixel.Place(new(inner / Channels), TShape.OutputChannels, (group * Channels) + (inner % Channels));
}

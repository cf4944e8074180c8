using ModelGen.Kernels;
using ModelGen.Memory;

namespace ModelGen.Benchmarks;

/// <summary>A 3x3 convolution of stride 1 in blocks of that many 4x4 tiles, with the zeros that whole tiles read.</summary>
internal readonly struct Tiled<TConv, TBlock> : IConvShape, IWinogradShape
    where TConv : struct, IConvShape
    where TBlock : struct, IConstant
{
    public static int InputHeight => TConv.InputHeight;

    public static int InputWidth => TConv.InputWidth;

    public static int InputChannels => TConv.InputChannels;

    public static int OutputHeight => TConv.OutputHeight;

    public static int OutputWidth => TConv.OutputWidth;

    public static int OutputChannels => TConv.OutputChannels;

    public static int KernelHeight => TConv.KernelHeight;

    public static int KernelWidth => TConv.KernelWidth;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PadTop => TConv.PadTop;

    public static int PadLeft => TConv.PadLeft;

    public static int Groups => 1;

    public static int DepthMultiplier => TConv.DepthMultiplier;

    public static int BlockTiles => TBlock.Value;

    public static Halo InputHalo => new(
        PadTop, PadLeft, Beyond(OutputHeight, InputHeight, PadTop), Beyond(OutputWidth, InputWidth, PadLeft));

    /// <summary>Tiles over dx, and those over dy that the kernel's gradient reads.</summary>
    public static Halo GradientHalo => new(
        2 - PadTop, 2 - PadLeft,
        int.Max(Filled(OutputHeight) - OutputHeight, Beyond(InputHeight, OutputHeight, 2 - PadTop)),
        int.Max(Filled(OutputWidth) - OutputWidth, Beyond(InputWidth, OutputWidth, 2 - PadLeft)));

    private static int Filled(int size) => (size + 3) / 4 * 4;

    /// <summary>Tiles read two rows more than they write.</summary>
    private static int Beyond(int written, int read, int pad) => int.Max(0, Filled(written) + 2 - pad - read);
}

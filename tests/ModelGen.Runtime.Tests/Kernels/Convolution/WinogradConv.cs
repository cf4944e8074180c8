using ModelGen.Kernels;
using ModelGen.Memory;

namespace ModelGen.Tests.Kernels;

/// <summary>A 3x3 convolution of stride 1 in blocks of that many tiles, and the halos that whole tiles ask for.</summary>
internal readonly struct WinogradConv<H, W, C, O, TPadding, TBlock> : IWinogradShape
    where H : struct, IConstant
    where W : struct, IConstant
    where C : struct, IConstant
    where O : struct, IConstant
    where TPadding : struct, IPadding
    where TBlock : struct, IConstant
{
    public static int InputHeight => H.Value;

    public static int InputWidth => W.Value;

    public static int InputChannels => C.Value;

    public static int OutputHeight => Rows.Output;

    public static int OutputWidth => Columns.Output;

    public static int OutputChannels => O.Value;

    public static int KernelHeight => 3;

    public static int KernelWidth => 3;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int Groups => 1;

    public static int PadTop => Rows.PadBefore;

    public static int PadLeft => Columns.PadBefore;

    public static int BlockTiles => TBlock.Value;

    /// <summary>Tiles over the outputs read two rows more than they write.</summary>
    public static Halo InputHalo => new(PadTop, PadLeft, Beyond(Rows.Output, H.Value, PadTop), Beyond(Columns.Output, W.Value, PadLeft));

    /// <summary>Tiles over the inputs, and those over the outputs that the kernel's gradient reads.</summary>
    public static Halo GradientHalo => new(
        2 - PadTop, 2 - PadLeft,
        Math.Max(Tiled(Rows.Output) - Rows.Output, Beyond(H.Value, Rows.Output, 2 - PadTop)),
        Math.Max(Tiled(Columns.Output) - Columns.Output, Beyond(W.Value, Columns.Output, 2 - PadLeft)));

    /// <summary>Tiles over the inputs, where both gradients are worked out in one pass.</summary>
    public static Halo InputTilesHalo => new(0, 0, Tiled(H.Value) - H.Value, Tiled(W.Value) - W.Value);

    private static Axis Rows => new(H.Value, 3, 1, 1, TPadding.IsSame);

    private static Axis Columns => new(W.Value, 3, 1, 1, TPadding.IsSame);

    private static int Tiled(int size) => (size + 3) / 4 * 4;

    private static int Beyond(int written, int read, int pad) => Math.Max(0, Tiled(written) + 2 - pad - read);
}

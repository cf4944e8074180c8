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

    public static Halo InputHalo => new WinogradHalos<WinogradConv<H, W, C, O, TPadding, TBlock>>().Input;

    public static Halo GradientHalo => new WinogradHalos<WinogradConv<H, W, C, O, TPadding, TBlock>>().Gradient;

    public static Halo InputTilesHalo => new WinogradHalos<WinogradConv<H, W, C, O, TPadding, TBlock>>().InputTiles;

    private static Axis Rows => new(H.Value, 3, 1, 1, TPadding.IsSame);

    private static Axis Columns => new(W.Value, 3, 1, 1, TPadding.IsSame);
}

using ModelGen.Kernels;
using ModelGen.Memory;

namespace ModelGen.Tests.Kernels;

/// <summary>A convolution's shape, and the halos that it asks for.</summary>
internal interface IConvShape : IConv2DShape, IDepthwiseConv2DShape
{
    /// <summary>The zeros around x that windows look at.</summary>
    static abstract Halo InputHalo { get; }

    /// <summary>The zeros around dy that the input's gradient looks at.</summary>
    static abstract Halo GradientHalo { get; }
}

/// <summary>
/// A convolution of (H, W, C) to O channels: kernel KH x KW, strides SH x SW, dilations DH x DW, G groups. With a group for
/// each input channel it is a depthwise one, too.
/// </summary>
internal readonly struct Conv<H, W, C, O, KH, KW, SH, SW, DH, DW, G, TPadding> : IConvShape
    where H : struct, IConstant
    where W : struct, IConstant
    where C : struct, IConstant
    where O : struct, IConstant
    where KH : struct, IConstant
    where KW : struct, IConstant
    where SH : struct, IConstant
    where SW : struct, IConstant
    where DH : struct, IConstant
    where DW : struct, IConstant
    where G : struct, IConstant
    where TPadding : struct, IPadding
{
    public static int InputHeight => H.Value;

    public static int InputWidth => W.Value;

    public static int InputChannels => C.Value;

    public static int OutputHeight => Rows.Output;

    public static int OutputWidth => Columns.Output;

    public static int OutputChannels => O.Value;

    public static int KernelHeight => KH.Value;

    public static int KernelWidth => KW.Value;

    public static int StrideHeight => SH.Value;

    public static int StrideWidth => SW.Value;

    public static int DilationHeight => DH.Value;

    public static int DilationWidth => DW.Value;

    public static int Groups => G.Value;

    public static int DepthMultiplier => O.Value / C.Value;

    public static int PadTop => Rows.PadBefore;

    public static int PadLeft => Columns.PadBefore;

    public static Halo InputHalo => new(Rows.PadBefore, Columns.PadBefore, Rows.PadAfter, Columns.PadAfter);

    public static Halo GradientHalo => new(Rows.GradientBefore, Columns.GradientBefore, Rows.GradientAfter, Columns.GradientAfter);

    private static Axis Rows => new(H.Value, KH.Value, SH.Value, DH.Value, TPadding.IsSame);

    private static Axis Columns => new(W.Value, KW.Value, SW.Value, DW.Value, TPadding.IsSame);
}

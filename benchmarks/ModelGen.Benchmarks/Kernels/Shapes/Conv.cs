using ModelGen.Kernels;
using ModelGen.Memory;

namespace ModelGen.Benchmarks;

/// <summary>A convolution's constants, and the zeros that its maps need around them.</summary>
internal interface IConvShape : IConv2DShape, IDepthwiseConv2DShape
{
    /// <summary>Around x.</summary>
    static abstract Halo InputHalo { get; }

    /// <summary>Around dy, for the input's gradient.</summary>
    static abstract Halo GradientHalo { get; }
}

/// <summary>(H, W, C) to O channels: a K x K kernel, stride S in both directions. As a depthwise one it has O / C outputs a channel.</summary>
internal readonly struct Conv<H, W, C, O, K, S, TPadding> : IConvShape
    where H : struct, IConstant
    where W : struct, IConstant
    where C : struct, IConstant
    where O : struct, IConstant
    where K : struct, IConstant
    where S : struct, IConstant
    where TPadding : struct, IPadding
{
    // Worked out before a kernel is compiled, and then constants to the compiler, as generated code's are.
    private static readonly int outputHeight = Rows.Output;
    private static readonly int outputWidth = Columns.Output;
    private static readonly int padTop = Rows.PadBefore;
    private static readonly int padLeft = Columns.PadBefore;
    private static readonly int depthMultiplier = O.Value / C.Value;

    public static int InputHeight => H.Value;

    public static int InputWidth => W.Value;

    public static int InputChannels => C.Value;

    public static int OutputHeight => outputHeight;

    public static int OutputWidth => outputWidth;

    public static int OutputChannels => O.Value;

    public static int KernelHeight => K.Value;

    public static int KernelWidth => K.Value;

    public static int StrideHeight => S.Value;

    public static int StrideWidth => S.Value;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PadTop => padTop;

    public static int PadLeft => padLeft;

    public static int Groups => 1;

    public static int DepthMultiplier => depthMultiplier;

    public static Halo InputHalo => new(Rows.PadBefore, Columns.PadBefore, Rows.PadAfter, Columns.PadAfter);

    public static Halo GradientHalo => new(Rows.GradientBefore, Columns.GradientBefore, Rows.GradientAfter, Columns.GradientAfter);

    private static Axis Rows => new(H.Value, K.Value, S.Value, TPadding.IsSame);

    private static Axis Columns => new(W.Value, K.Value, S.Value, TPadding.IsSame);
}

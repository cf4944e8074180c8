using System.Runtime.CompilerServices;
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
    public static int InputHeight => H.Value;

    public static int InputWidth => W.Value;

    public static int InputChannels => C.Value;

    public static int OutputHeight => Rows.Output;

    public static int OutputWidth => Columns.Output;

    public static int OutputChannels => O.Value;

    public static int KernelHeight => K.Value;

    public static int KernelWidth => K.Value;

    public static int StrideHeight => S.Value;

    public static int StrideWidth => S.Value;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PadTop => Rows.PadBefore;

    public static int PadLeft => Columns.PadBefore;

    public static int Groups => 1;

    public static int DepthMultiplier => O.Value / C.Value;

    public static Halo InputHalo => new(Rows.PadBefore, Columns.PadBefore, Rows.PadAfter, Columns.PadAfter);

    public static Halo GradientHalo => new(Rows.GradientBefore, Columns.GradientBefore, Rows.GradientAfter, Columns.GradientAfter);

    // Inlined, so that what follows from them is a constant to the compiler, as it is in generated code.
    private static Axis Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(H.Value, K.Value, S.Value, TPadding.IsSame);
    }

    private static Axis Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(W.Value, K.Value, S.Value, TPadding.IsSame);
    }
}

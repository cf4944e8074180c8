using ModelGen.Kernels;

namespace ModelGen.Benchmarks;

/// <summary>2 x 2 windows without overlap over (H, W, C).</summary>
internal readonly struct Pool2x2<H, W, C> : IPool2DShape
    where H : struct, IConstant
    where W : struct, IConstant
    where C : struct, IConstant
{
    public static int InputHeight => H.Value;

    public static int InputWidth => W.Value;

    public static int Channels => C.Value;

    public static int OutputHeight => H.Value / 2;

    public static int OutputWidth => W.Value / 2;

    public static int PoolHeight => 2;

    public static int PoolWidth => 2;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int PadTop => 0;

    public static int PadLeft => 0;
}

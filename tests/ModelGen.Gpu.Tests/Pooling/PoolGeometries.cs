using ModelGen.Kernels;

namespace ModelGen.GpuTests.Pooling;

/// <summary>2 x 2 over 7 x 9: the last row and column belong to no window.</summary>
internal readonly struct Tiled : IPool2DShape
{
    public static int InputHeight => 7;

    public static int InputWidth => 9;

    public static int Channels => 5;

    public static int OutputHeight => 3;

    public static int OutputWidth => 4;

    public static int PoolHeight => 2;

    public static int PoolWidth => 2;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int PadTop => 0;

    public static int PadLeft => 0;
}

/// <summary>4 x 2 windows that overlap, padded on all sides.</summary>
internal readonly struct Overlapping : IPool2DShape
{
    public static int InputHeight => 6;

    public static int InputWidth => 7;

    public static int Channels => 3;

    public static int OutputHeight => 6;

    public static int OutputWidth => 7;

    public static int PoolHeight => 4;

    public static int PoolWidth => 2;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int PadTop => 1;

    public static int PadLeft => 1;
}

/// <summary>2 x 1 windows, 3 rows and 2 columns apart: pixels between them belong to none.</summary>
internal readonly struct Gaps : IPool2DShape
{
    public static int InputHeight => 8;

    public static int InputWidth => 6;

    public static int Channels => 4;

    public static int OutputHeight => 3;

    public static int OutputWidth => 3;

    public static int PoolHeight => 2;

    public static int PoolWidth => 1;

    public static int StrideHeight => 3;

    public static int StrideWidth => 2;

    public static int PadTop => 0;

    public static int PadLeft => 0;
}

/// <summary>17 x 17 windows, for which a byte is too small.</summary>
internal readonly struct Large : IPool2DShape
{
    public static int InputHeight => 20;

    public static int InputWidth => 19;

    public static int Channels => 2;

    public static int OutputHeight => 4;

    public static int OutputWidth => 3;

    public static int PoolHeight => 17;

    public static int PoolWidth => 17;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int PadTop => 0;

    public static int PadLeft => 0;
}

using ModelGen.Kernels;

namespace ModelGen.Tests.Kernels;

/// <summary>Windows side by side that cover everything.</summary>
internal readonly struct Tiled : IPool2DShape
{
    public static int InputHeight => 4;

    public static int InputWidth => 6;

    public static int OutputHeight => 2;

    public static int OutputWidth => 3;

    public static int PoolHeight => 2;

    public static int PoolWidth => 2;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int PadTop => 0;

    public static int PadLeft => 0;

    public static int Channels => 1;
}

/// <summary>Has a row and a column that no window covers.</summary>
internal readonly struct Remainder : IPool2DShape
{
    public static int InputHeight => 5;

    public static int InputWidth => 7;

    public static int OutputHeight => 2;

    public static int OutputWidth => 3;

    public static int PoolHeight => 2;

    public static int PoolWidth => 2;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int PadTop => 0;

    public static int PadLeft => 0;

    public static int Channels => 1;
}

/// <summary>Has pixels between the windows.</summary>
internal readonly struct Gaps : IPool2DShape
{
    public static int InputHeight => 8;

    public static int InputWidth => 7;

    public static int OutputHeight => 3;

    public static int OutputWidth => 2;

    public static int PoolHeight => 2;

    public static int PoolWidth => 3;

    public static int StrideHeight => 3;

    public static int StrideWidth => 4;

    public static int PadTop => 0;

    public static int PadLeft => 0;

    public static int Channels => 1;
}

/// <summary>Has windows that share pixels.</summary>
internal readonly struct Overlapping : IPool2DShape
{
    public static int InputHeight => 7;

    public static int InputWidth => 9;

    public static int OutputHeight => 3;

    public static int OutputWidth => 4;

    public static int PoolHeight => 3;

    public static int PoolWidth => 3;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int PadTop => 0;

    public static int PadLeft => 0;

    public static int Channels => 1;
}

/// <summary>Padding.Same with the padding on all sides.</summary>
internal readonly struct SameOdd : IPool2DShape
{
    public static int InputHeight => 5;

    public static int InputWidth => 5;

    public static int OutputHeight => 5;

    public static int OutputWidth => 5;

    public static int PoolHeight => 3;

    public static int PoolWidth => 3;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int PadTop => 1;

    public static int PadLeft => 1;

    public static int Channels => 1;
}

/// <summary>Padding.Same with the padding at the bottom and right only.</summary>
internal readonly struct SameEven : IPool2DShape
{
    public static int InputHeight => 8;

    public static int InputWidth => 6;

    public static int OutputHeight => 4;

    public static int OutputWidth => 3;

    public static int PoolHeight => 3;

    public static int PoolWidth => 3;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int PadTop => 0;

    public static int PadLeft => 0;

    public static int Channels => 1;
}

/// <summary>Padding.Same with disjoint windows.</summary>
internal readonly struct SameDisjoint : IPool2DShape
{
    public static int InputHeight => 5;

    public static int InputWidth => 3;

    public static int OutputHeight => 3;

    public static int OutputWidth => 2;

    public static int PoolHeight => 2;

    public static int PoolWidth => 2;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int PadTop => 0;

    public static int PadLeft => 0;

    public static int Channels => 1;
}

/// <summary>One row, a window wider than its step.</summary>
internal readonly struct Flat : IPool2DShape
{
    public static int InputHeight => 1;

    public static int InputWidth => 11;

    public static int OutputHeight => 1;

    public static int OutputWidth => 4;

    public static int PoolHeight => 1;

    public static int PoolWidth => 5;

    public static int StrideHeight => 1;

    public static int StrideWidth => 2;

    public static int PadTop => 0;

    public static int PadLeft => 0;

    public static int Channels => 1;
}

/// <summary>One window over everything.</summary>
internal readonly struct Whole : IPool2DShape
{
    public static int InputHeight => 3;

    public static int InputWidth => 4;

    public static int OutputHeight => 1;

    public static int OutputWidth => 1;

    public static int PoolHeight => 3;

    public static int PoolWidth => 4;

    public static int StrideHeight => 3;

    public static int StrideWidth => 4;

    public static int PadTop => 0;

    public static int PadLeft => 0;

    public static int Channels => 1;
}

/// <summary>Windows of more elements than a byte can number.</summary>
internal readonly struct Large : IPool2DShape
{
    public static int InputHeight => 20;

    public static int InputWidth => 40;

    public static int OutputHeight => 1;

    public static int OutputWidth => 2;

    public static int PoolHeight => 20;

    public static int PoolWidth => 20;

    public static int StrideHeight => 20;

    public static int StrideWidth => 20;

    public static int PadTop => 0;

    public static int PadLeft => 0;

    public static int Channels => 1;
}

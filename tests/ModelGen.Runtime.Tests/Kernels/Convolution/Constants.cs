namespace ModelGen.Tests.Kernels;

/// <summary>A number as a type.</summary>
internal interface IConstant
{
    static abstract int Value { get; }
}

internal readonly struct N1 : IConstant
{
    public static int Value => 1;
}

internal readonly struct N2 : IConstant
{
    public static int Value => 2;
}

internal readonly struct N3 : IConstant
{
    public static int Value => 3;
}

internal readonly struct N4 : IConstant
{
    public static int Value => 4;
}

internal readonly struct N5 : IConstant
{
    public static int Value => 5;
}

internal readonly struct N6 : IConstant
{
    public static int Value => 6;
}

internal readonly struct N7 : IConstant
{
    public static int Value => 7;
}

internal readonly struct N8 : IConstant
{
    public static int Value => 8;
}

internal readonly struct N9 : IConstant
{
    public static int Value => 9;
}

internal readonly struct N10 : IConstant
{
    public static int Value => 10;
}

internal readonly struct N11 : IConstant
{
    public static int Value => 11;
}

internal readonly struct N12 : IConstant
{
    public static int Value => 12;
}

internal readonly struct N16 : IConstant
{
    public static int Value => 16;
}

internal readonly struct N17 : IConstant
{
    public static int Value => 17;
}

internal readonly struct N18 : IConstant
{
    public static int Value => 18;
}

internal readonly struct N20 : IConstant
{
    public static int Value => 20;
}

internal readonly struct N24 : IConstant
{
    public static int Value => 24;
}

internal readonly struct N28 : IConstant
{
    public static int Value => 28;
}

internal readonly struct N32 : IConstant
{
    public static int Value => 32;
}

internal readonly struct N33 : IConstant
{
    public static int Value => 33;
}

internal readonly struct N34 : IConstant
{
    public static int Value => 34;
}

internal readonly struct N40 : IConstant
{
    public static int Value => 40;
}

internal readonly struct N56 : IConstant
{
    public static int Value => 56;
}

internal readonly struct N60 : IConstant
{
    public static int Value => 60;
}

internal readonly struct N64 : IConstant
{
    public static int Value => 64;
}

internal readonly struct N66 : IConstant
{
    public static int Value => 66;
}

internal readonly struct N128 : IConstant
{
    public static int Value => 128;
}

internal readonly struct N300 : IConstant
{
    public static int Value => 300;
}

internal readonly struct N784 : IConstant
{
    public static int Value => 784;
}

internal readonly struct N1024 : IConstant
{
    public static int Value => 1024;
}

internal readonly struct N1030 : IConstant
{
    public static int Value => 1030;
}

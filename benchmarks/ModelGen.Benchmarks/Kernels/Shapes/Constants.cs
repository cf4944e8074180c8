namespace ModelGen.Benchmarks;

/// <summary>A number as a type, so that a layer's shape fits into one line.</summary>
internal interface IConstant
{
    static abstract int Value { get; }
}

internal readonly struct N1 : IConstant { public static int Value => 1; }

internal readonly struct N2 : IConstant { public static int Value => 2; }

internal readonly struct N3 : IConstant { public static int Value => 3; }

internal readonly struct N4 : IConstant { public static int Value => 4; }

internal readonly struct N5 : IConstant { public static int Value => 5; }

internal readonly struct N6 : IConstant { public static int Value => 6; }

internal readonly struct N7 : IConstant { public static int Value => 7; }

internal readonly struct N8 : IConstant { public static int Value => 8; }

internal readonly struct N9 : IConstant { public static int Value => 9; }

internal readonly struct N10 : IConstant { public static int Value => 10; }

internal readonly struct N11 : IConstant { public static int Value => 11; }

internal readonly struct N13 : IConstant { public static int Value => 13; }

internal readonly struct N14 : IConstant { public static int Value => 14; }

internal readonly struct N15 : IConstant { public static int Value => 15; }

internal readonly struct N16 : IConstant { public static int Value => 16; }

internal readonly struct N17 : IConstant { public static int Value => 17; }

internal readonly struct N20 : IConstant { public static int Value => 20; }

internal readonly struct N23 : IConstant { public static int Value => 23; }

internal readonly struct N24 : IConstant { public static int Value => 24; }

internal readonly struct N26 : IConstant { public static int Value => 26; }

internal readonly struct N28 : IConstant { public static int Value => 28; }

internal readonly struct N32 : IConstant { public static int Value => 32; }

internal readonly struct N40 : IConstant { public static int Value => 40; }

internal readonly struct N48 : IConstant { public static int Value => 48; }

internal readonly struct N64 : IConstant { public static int Value => 64; }

internal readonly struct N80 : IConstant { public static int Value => 80; }

internal readonly struct N84 : IConstant { public static int Value => 84; }

internal readonly struct N96 : IConstant { public static int Value => 96; }

internal readonly struct N120 : IConstant { public static int Value => 120; }

internal readonly struct N128 : IConstant { public static int Value => 128; }

internal readonly struct N300 : IConstant { public static int Value => 300; }

internal readonly struct N320 : IConstant { public static int Value => 320; }

internal readonly struct N400 : IConstant { public static int Value => 400; }

internal readonly struct N784 : IConstant { public static int Value => 784; }

internal readonly struct N1600 : IConstant { public static int Value => 1600; }

internal readonly struct N2048 : IConstant { public static int Value => 2048; }

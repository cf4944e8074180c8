namespace ModelGen.GpuKernels;

/// <summary>
/// Columns of the tile that one group of threads computes; it always has 64 rows. A thread has 4 x 4 of the sums and brings
/// one quad of the left factor a step, so columns fix the rest: as many threads as four times the columns, and steps of a
/// quarter of the columns.
/// </summary>
internal interface ITileWidth
{
    static abstract int Columns { get; }
}

/// <summary>64 threads, for few columns.</summary>
internal readonly struct Columns16 : ITileWidth
{
    public static int Columns => 16;
}

/// <summary>128 threads.</summary>
internal readonly struct Columns32 : ITileWidth
{
    public static int Columns => 32;
}

/// <summary>256 threads, for many columns.</summary>
internal readonly struct Columns64 : ITileWidth
{
    public static int Columns => 64;
}

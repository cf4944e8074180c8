namespace ModelGen.Simd;

/// <summary>Gives the number of used elements in a vector of eight.</summary>
internal interface IPart
{
    /// <summary>More than four, fewer than eight.</summary>
    static abstract int Count { get; }
}

internal readonly struct Five : IPart
{
    public static int Count => 5;
}

internal readonly struct Six : IPart
{
    public static int Count => 6;
}

internal readonly struct Seven : IPart
{
    public static int Count => 7;
}

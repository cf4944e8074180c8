namespace ModelGen.Benchmarks;

/// <summary>Keras's two paddings, as types.</summary>
internal interface IPadding
{
    static abstract bool IsSame { get; }
}

internal readonly struct Valid : IPadding
{
    public static bool IsSame => false;
}

internal readonly struct Same : IPadding
{
    public static bool IsSame => true;
}

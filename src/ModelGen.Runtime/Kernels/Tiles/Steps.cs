namespace ModelGen.Kernels;

/// <summary>One loop of a sum of products.</summary>
/// <param name="count">How many terms, or runs of the loop inside.</param>
/// <param name="x">Floats from one factor of x to the next.</param>
/// <param name="w">Floats from one vector of w to the next.</param>
internal readonly struct Steps(nint count, nint x, nint w)
{
    /// <summary>A loop that runs once.</summary>
    public static Steps Once => new(1, 0, 0);

    public readonly nint Count = count;
    public readonly nint X = x;
    public readonly nint W = w;
}

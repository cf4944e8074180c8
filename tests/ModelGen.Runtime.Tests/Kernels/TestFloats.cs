namespace ModelGen.Tests.Kernels;

/// <summary>Where layers of the suite take memory for rearranged kernels and scratch: the heap, unless a test says otherwise.</summary>
internal static class TestFloats
{
    /// <summary>Gives as many floats, of any content.</summary>
    public delegate Span<float> Source(int length);

    /// <summary>What gives memory on this thread; null for the heap.</summary>
    [ThreadStatic]
    public static Source? Taken;

    public static Span<float> Take(int length) => Taken is null ? new float[length] : Taken(length);
}

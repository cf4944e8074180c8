namespace ModelGen.Kernels;

/// <summary>Where a kernel applies its activation: to the sums in its registers, or in a pass over what it has written.</summary>
internal static class Epilogue
{
    /// <summary>Whether the function is so short that it costs nothing in registers.</summary>
    /// <remarks>
    /// A tile leaves no register free. With an exponential written out for each of its sums they live in memory, through the
    /// whole loop; a pass of its own over a micro-batch in cache is up to three times as fast.
    /// </remarks>
    public static bool FitsInRegisters<TActivation>()
        where TActivation : struct, IActivation =>
        typeof(TActivation) == typeof(Linear) || typeof(TActivation) == typeof(ReLU) || typeof(TActivation) == typeof(LeakyReLU);
}

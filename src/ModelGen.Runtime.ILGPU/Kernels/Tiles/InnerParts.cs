namespace ModelGen.GpuKernels;

/// <summary>
/// Splits the products of a sum into parts that groups of threads add concurrently. The split depends on sizes alone, so
/// every run gives the same bits.
/// </summary>
internal static class InnerParts
{
    /// <summary>Groups of threads that keep a large device busy.</summary>
    private const int BusyGroups = 256;

    /// <summary>Products that are worth a part: fewer take no longer than storing and adding their sum.</summary>
    private const int Worthwhile = 128;

    /// <summary>Every part's length is a multiple of this, the step of every tile.</summary>
    private const int Step = 16;

    /// <summary>Parts for a result of that many tiles.</summary>
    /// <param name="tiles">Groups of threads without parts.</param>
    /// <param name="inner">Products in each sum.</param>
    /// <param name="resultLength">Floats of the result: all parts together are numbered by an int.</param>
    public static int For(long tiles, int inner, long resultLength)
    {
        long wanted = long.Min(BusyGroups / long.Max(tiles, 1), inner / Worthwhile);
        return (int)long.Clamp(wanted, 1, long.Max(1, int.MaxValue / long.Max(resultLength, 1)));
    }

    /// <summary>Products in a part.</summary>
    public static int Length(int inner, int parts)
    {
        long length = ((long)inner + parts - 1) / parts;
        return (int)long.Min((length + Step - 1) / Step * Step, int.MaxValue / Step * Step);
    }

    /// <summary>Parts of that length.</summary>
    public static int Count(int inner, int length) => (int)(((long)inner + length - 1) / int.Max(length, 1));
}

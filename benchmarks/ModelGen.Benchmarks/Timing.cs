namespace ModelGen.Benchmarks;

/// <summary>Times in milliseconds as the figures to quote.</summary>
internal static class Timing
{
    public static double Median(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }
}

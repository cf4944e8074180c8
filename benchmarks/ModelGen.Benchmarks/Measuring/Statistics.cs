namespace ModelGen.Benchmarks;

/// <summary>The figures to quote of many measurements.</summary>
internal static class Statistics
{
    /// <summary>The middle value; the mean of the two middle ones of an even number.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? throw new ArgumentException("Nothing was measured.", nameof(values))
            : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The value that a tenth of all are above: what was reached while nothing else disturbed.</summary>
    public static double UpperDecile(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? throw new ArgumentException("Nothing was measured.", nameof(values))
            : sorted[(int)((sorted.Length - 1) * 0.9)];
    }
}

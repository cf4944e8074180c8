namespace ModelGen.Logging;

/// <summary>Counts numbers in the buckets that TensorFlow uses for histograms: borders grow by a tenth from 1e-12 up to 1e20, on both sides of 0.</summary>
/// <remarks>Bucket i counts x with Limits[i - 1] &lt;= x &lt; Limits[i]. Numbers that are not finite lie in no bucket and are left out.</remarks>
internal sealed class Histogram
{
    private static readonly double[] AllLimits = MakeLimits();

    private readonly long[] allCounts = new long[AllLimits.Length];
    private readonly double[] limits = new double[AllLimits.Length];
    private readonly double[] counts = new double[AllLimits.Length];
    private int buckets;

    /// <summary>Numbers counted.</summary>
    public long Count { get; private set; }

    /// <summary>The smallest; 0 if there is none.</summary>
    public double Min { get; private set; }

    /// <summary>The largest; 0 if there is none.</summary>
    public double Max { get; private set; }

    public double Sum { get; private set; }

    public double SumOfSquares { get; private set; }

    /// <summary>The upper border of each bucket; empty neighbours are one bucket.</summary>
    public ReadOnlySpan<double> Limits => limits.AsSpan(0, buckets);

    /// <summary>Numbers in each bucket.</summary>
    public ReadOnlySpan<double> Counts => counts.AsSpan(0, buckets);

    public void Of(ReadOnlySpan<float> values)
    {
        Array.Clear(allCounts);
        Count = 0;
        Sum = SumOfSquares = 0;
        double min = double.PositiveInfinity, max = double.NegativeInfinity;
        foreach (float single in values)
        {
            if (!float.IsFinite(single))
            {
                continue;
            }

            double value = single;
            int limit = Array.BinarySearch(AllLimits, value);
            allCounts[limit < 0 ? ~limit : limit + 1]++;
            min = Math.Min(min, value);
            max = Math.Max(max, value);
            Sum += value;
            SumOfSquares += value * value;
            Count++;
        }

        (Min, Max) = Count == 0 ? (0, 0) : (min, max);
        Merge();
    }

    private void Merge()
    {
        buckets = 0;
        for (int i = 0; i < AllLimits.Length; i++)
        {
            bool goesOn = buckets > 0 && allCounts[i] == 0 && counts[buckets - 1] == 0;
            buckets += goesOn ? 0 : 1;
            limits[buckets - 1] = AllLimits[i];
            counts[buckets - 1] = allCounts[i];
        }
    }

    private static double[] MakeLimits()
    {
        List<double> positive = [];
        for (double limit = 1e-12; limit < 1e20; limit *= 1.1)
        {
            positive.Add(limit);
        }

        // Floats beyond 1e20 fall into the outermost buckets.
        positive.Add(double.MaxValue);
        return [.. Enumerable.Reverse(positive).Select(limit => -limit), 0, .. positive];
    }
}

namespace ModelGen.Training;

/// <summary>Weights are summed and updated in ranges of one size, so that the bits do not depend on the number of threads.</summary>
internal static class WeightRange
{
    /// <summary>Floats of a range: 64 KiB, a quarter of a second-level cache with its gradient and two moments.</summary>
    private const int Length = 16 * 1024;

    public static int Count(int weights) => (weights + Length - 1) / Length;

    /// <summary>The place and length of range <paramref name="index"/>.</summary>
    public static (int Start, int Length) Of(int index, int weights) =>
        (index * Length, int.Min(Length, weights - (index * Length)));
}

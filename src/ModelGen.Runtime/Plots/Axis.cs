using System.Globalization;

namespace ModelGen.Plots;

/// <summary>A linear axis: a range of numbers, and round ones in it to draw ticks at.</summary>
internal sealed class Axis
{
    // Where values differ by less than this share of their size, floats cannot tell them apart either.
    private const double Flat = 1e-7;

    // Smaller numbers count as 0: the powers of ten that scale them leave the range of a double.
    private const double Smallest = 1e-290;

    private Axis(double minimum, double maximum, int exponent, long step)
    {
        Minimum = minimum;
        Maximum = maximum;
        Ticks = TicksWithin(minimum, maximum, exponent, step);
        bool isSmallOrLarge = exponent > 5 || Math.Max(Math.Abs(minimum), Math.Abs(maximum)) < 1e-3;
        string format = isSmallOrLarge ? "0.########e0" : "F" + Math.Max(-exponent, 0);
        Labels = [.. Ticks.Select(tick => tick == 0 ? "0" : tick.ToString(format, CultureInfo.InvariantCulture))];
    }

    public double Minimum { get; }

    public double Maximum { get; }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>One text a tick, all to the same number of decimals.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>An axis from the tick below the smallest value to the tick above the largest; [0, 1] without values.</summary>
    /// <param name="values">Finite numbers.</param>
    /// <param name="steps">About how many steps from tick to tick.</param>
    public static Axis Around(IReadOnlyCollection<double> values, int steps)
    {
        double low = values.Count == 0 ? 0 : values.Min();
        double high = values.Count == 0 ? 1 : values.Max();
        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (size < Smallest || high - low <= size * Flat)
        {
            double margin = size < Smallest ? 1 : size / 10;
            (low, high) = (low - margin, high + margin);
        }

        (int exponent, long step) = RoundStep((high - low) / steps);
        double length = Scale(step, exponent);
        return new Axis(
            Scale((long)Math.Floor(low / length) * step, exponent), Scale((long)Math.Ceiling(high / length) * step, exponent), exponent, step);
    }

    /// <summary>An axis over whole numbers that ends at the first and the last of them.</summary>
    public static Axis OverIntegers(int first, int last, int steps)
    {
        if (first == last)
        {
            return new Axis(first - 0.5, last + 0.5, exponent: 0, step: 1);
        }

        (int exponent, long step) = RoundStep(Math.Max(((double)last - first) / steps, 1));
        return new Axis(first, last, exponent, step);
    }

    /// <summary>Maps a value to its position: 0 at the minimum, 1 at the maximum.</summary>
    public double PositionOf(double value) => (value - Minimum) / (Maximum - Minimum);

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is at least this long.</summary>
    private static (int Exponent, long Step) RoundStep(double length)
    {
        int exponent = (int)Math.Floor(Math.Log10(length));
        double mantissa = length / Math.Pow(10, exponent);
        return mantissa <= 1 + Flat ? (exponent, 1) : mantissa <= 2 ? (exponent, 2) : mantissa <= 5 ? (exponent, 5) : (exponent + 1, 1);
    }

    private static List<double> TicksWithin(double minimum, double maximum, int exponent, long step)
    {
        double length = Scale(step, exponent);
        long first = (long)Math.Ceiling((minimum / length) - Flat);
        long last = (long)Math.Floor((maximum / length) + Flat);
        List<double> ticks = [];
        for (long i = first; i <= last; i++)
        {
            ticks.Add(Scale(i * step, exponent));
        }

        return ticks;
    }

    /// <summary>Divides by whole powers of ten, so that 3 tenths is the number written 0.3.</summary>
    private static double Scale(long number, int exponent) =>
        exponent < 0 ? number / Math.Pow(10, -exponent) : number * Math.Pow(10, exponent);
}

using System.Globalization;

namespace ModelGen.Generator;

/// <summary>Numbers as text that no culture changes.</summary>
internal static class Invariant
{
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number as its user wrote it: whole ones without an exponent, a float in a float's digits.</summary>
    public static string Shortest(double value) =>
        value is >= long.MinValue and < long.MaxValue && value == (long)value ? Text((long)value)
        : (float)value == value ? Text((float)value)
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>12345678 as 12,345,678: for people.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>1 sample, 8 samples.</summary>
    public static string Counted(long count, string noun) => Grouped(count) + " " + noun + (count == 1 ? "" : "s");

    /// <summary>A C# float literal.</summary>
    public static string Literal(float value) => value switch
    {
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        _ when float.IsNaN(value) => "float.NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "f",
    };
}

using System.Globalization;

namespace ModelGen.Training;

/// <summary>Prints the numbers of logs.</summary>
internal static class LogNumber
{
    /// <summary>Gives four decimals, or an exponent for what would vanish in them.</summary>
    public static string Format(double value) =>
        value.ToString(Math.Abs(value) is > 0 and < 1e-3 ? "0.0000e+00" : "0.0000", CultureInfo.InvariantCulture);

    /// <summary>Joins names and values: <c>loss: 0.0312 - accuracy: 0.9901</c>.</summary>
    public static string Join(IEnumerable<KeyValuePair<string, double>> entries) =>
        string.Join(" - ", entries.Select(entry => $"{entry.Key}: {Format(entry.Value)}"));
}

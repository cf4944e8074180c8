using System.Runtime.CompilerServices;

namespace ModelGen;

/// <summary>Checks numbers that users choose, and says which were allowed.</summary>
internal static class Hyperparameter
{
    /// <summary>A decay rate: at 1 an average would never take in anything new.</summary>
    public static double Decay(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw OutOfRange(name, value, "of at least 0 and less than 1");

    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and <= 1 ? value : throw OutOfRange(name, value, "from 0 to 1");

    public static double NonNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw OutOfRange(name, value, "of at least 0");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw OutOfRange(name, value, "greater than 0");

    /// <summary>Checks the constant that keeps a quotient finite; it must be positive as a float.</summary>
    public static float Epsilon(double epsilon) => (float)Positive((float)epsilon, nameof(epsilon));

    private static ArgumentOutOfRangeException OutOfRange(string name, double value, string range) =>
        new(name, value, $"{name} must be a finite number {range}.");
}

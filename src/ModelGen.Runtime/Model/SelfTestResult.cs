using System.Globalization;

namespace ModelGen;

/// <summary>Compares a program's predictions with those saved where the network was trained.</summary>
public sealed class SelfTestResult
{
    internal SelfTestResult(int samples, float largestDifference, string? failure)
    {
        (Samples, LargestDifference, Failure) = (samples, largestDifference, failure);
    }

    /// <summary>Samples that were predicted.</summary>
    public int Samples { get; }

    /// <summary>The largest difference between an output and the saved one.</summary>
    public float LargestDifference { get; }

    /// <summary>
    /// True if every output equals the saved one within rounding: 1e-5 + 1e-4 times the largest absolute output of the
    /// sample.
    /// </summary>
    public bool Passed => Failure is null;

    /// <summary>The first output that is another: which, what it is and what was saved. Null if all are alike.</summary>
    public string? Failure { get; }

    /// <summary>Formats the result in one line: <c>8 samples match, largest difference 3.0E-08</c>, or what failed.</summary>
    public override string ToString() => Failure ?? string.Create(
        CultureInfo.InvariantCulture, $"{Samples} samples match, largest difference {LargestDifference:0.0E+00}");
}

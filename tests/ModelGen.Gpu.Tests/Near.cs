using Xunit;

namespace ModelGen.GpuTests;

/// <summary>Compares arrays element by element.</summary>
internal static class Near
{
    /// <summary>|actual - expected| is at most bound * (1 + |expected|) everywhere; a bound of 0 asks for equal numbers.</summary>
    public static void All(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double bound, string name = "")
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs((double)actual[i] - expected[i]) <= bound * (1 + Math.Abs(expected[i])))
                && !actual[i].Equals(expected[i]))
            {
                Assert.Fail(FormattableString.Invariant($"{name}[{i}] is {actual[i]:R}, not {expected[i]:R}."));
            }
        }
    }
}

using System.Globalization;

namespace ModelGen.Tests;

/// <summary>
/// How much this run tests. By default each kind of case is tried, in minutes. <c>MODELGEN_TESTS=all</c> tries all cases, as
/// CI does; <c>MODELGEN_TESTS=20000</c> does, and has each random test try as many.
/// </summary>
internal static class TestRun
{
    private static readonly string Asked = Environment.GetEnvironmentVariable("MODELGEN_TESTS") ?? "";

    private static readonly int? Count = int.TryParse(Asked, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null;

    /// <summary>Whether all cases are tried.</summary>
    public static bool IsWhole { get; } = Count is not null || Asked switch
    {
        "all" => true,
        "" => false,
        _ => throw new InvalidOperationException($"MODELGEN_TESTS is '{Asked}'; expected 'all', a number of random cases, or nothing."),
    };

    /// <summary>The number of cases of a random test.</summary>
    public static int Cases(int quick, int whole) => Count ?? (IsWhole ? whole : quick);

    /// <summary>All rows in a whole run, otherwise every <paramref name="step"/>th, the first and the last included.</summary>
    public static IEnumerable<T> Rows<T>(IReadOnlyCollection<T> rows, int step) =>
        IsWhole ? rows : rows.Where((_, index) => index % step == 0 || index == rows.Count - 1);
}

using System.Globalization;

namespace ModelGen.Generator.Tests.Robustness;

/// <summary>How much random tests try: a bounded count with fixed seeds, or as many models as <c>MODELGEN_FUZZ_COUNT</c> says.</summary>
internal static class FuzzCount
{
    private const int Bounded = 4000;

    /// <summary>Random declarations.</summary>
    public static int Models { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("MODELGEN_FUZZ_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : Bounded;
}

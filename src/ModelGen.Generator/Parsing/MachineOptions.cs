using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>The cache sizes that a project sets: <c>ModelGenL2CacheKB</c> and <c>ModelGenL3CacheKB</c>.</summary>
internal static class MachineOptions
{
    public static MachineSpec Read(AnalyzerConfigOptions options) => new(
        Bytes(options, "ModelGenL2CacheKB", MachineSpec.Default.SecondLevelCache),
        Bytes(options, "ModelGenL3CacheKB", MachineSpec.Default.ThirdLevelCache));

    /// <summary>The default where the property is missing, no whole number or not positive: a plan is then merely another one.</summary>
    private static long Bytes(AnalyzerConfigOptions options, string property, long missing) =>
        options.TryGetValue("build_property." + property, out string? text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int kilobytes) && kilobytes > 0
            ? kilobytes * 1024L
            : missing;
}

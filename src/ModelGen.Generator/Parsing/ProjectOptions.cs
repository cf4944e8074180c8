using System;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>
/// MSBuild properties of a project: the cache sizes <c>ModelGenL2CacheKB</c> and <c>ModelGenL3CacheKB</c>, <c>ModelGenExplain</c>,
/// <c>ModelGenReport</c>, and whether analyzers are off (<c>RunAnalyzers</c>, <c>RunAnalyzersDuringBuild</c>).
/// </summary>
internal static class ProjectOptions
{
    public static ProjectSpec Read(AnalyzerConfigOptions options) => new()
    {
        Machine = new(
            Bytes(options, "ModelGenL2CacheKB", MachineSpec.Default.SecondLevelCache),
            Bytes(options, "ModelGenL3CacheKB", MachineSpec.Default.ThirdLevelCache)),
        Explains = Is(options, "ModelGenExplain", "true"),
        Reports = Is(options, "ModelGenReport", "true"),
        IsAnalyzed = !Is(options, "RunAnalyzers", "false") && !Is(options, "RunAnalyzersDuringBuild", "false"),
    };

    /// <summary>The default where the property is missing, no whole number or not positive: a plan is then merely another one.</summary>
    private static long Bytes(AnalyzerConfigOptions options, string property, long missing) =>
        Find(options, property) is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int kilobytes) && kilobytes > 0
            ? kilobytes * 1024L
            : missing;

    private static bool Is(AnalyzerConfigOptions options, string property, string value) =>
        string.Equals(Find(options, property), value, StringComparison.OrdinalIgnoreCase);

    private static string? Find(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out string? text) ? text : null;
}

using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>
/// MSBuild properties of a project: the cache sizes <c>ModelGenL2CacheKB</c> and <c>ModelGenL3CacheKB</c>, <c>ModelGenExplain</c>,
/// <c>ModelGenReport</c>, and whether analyzers are off (<c>RunAnalyzers</c>, <c>RunAnalyzersDuringBuild</c>).
/// </summary>
internal static class ProjectOptions
{
    /// <summary>The values that MSBuild takes for true, and for false.</summary>
    private static readonly string[] on = ["true", "on", "yes"], off = ["false", "off", "no"];

    public static ProjectSpec Read(AnalyzerConfigOptions options) => new()
    {
        Machine = new(
            Bytes(options, "ModelGenL2CacheKB", MachineSpec.Default.SecondLevelCache),
            Bytes(options, "ModelGenL3CacheKB", MachineSpec.Default.ThirdLevelCache)),
        Explains = Is(options, "ModelGenExplain", on),
        Reports = Is(options, "ModelGenReport", on),
        IsAnalyzed = !Is(options, "RunAnalyzers", off) && !Is(options, "RunAnalyzersDuringBuild", off),
    };

    /// <summary>The default where the property is missing. What is no positive whole number is an error of the build, from ModelGen.targets.</summary>
    private static long Bytes(AnalyzerConfigOptions options, string property, long missing) =>
        Find(options, property) is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int kilobytes) && kilobytes > 0
            ? kilobytes * 1024L
            : missing;

    private static bool Is(AnalyzerConfigOptions options, string property, string[] values) =>
        values.Contains(Find(options, property), StringComparer.OrdinalIgnoreCase);

    private static string? Find(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out string? text) ? text : null;
}

using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ModelGen.Generator.Parsing;

/// <summary>Whether a build runs analyzers, or was told not to: <c>RunAnalyzers</c> and <c>RunAnalyzersDuringBuild</c>.</summary>
internal static class AnalysisOptions
{
    public static bool Read(AnalyzerConfigOptions options) => !IsOff(options, "RunAnalyzers") && !IsOff(options, "RunAnalyzersDuringBuild");

    private static bool IsOff(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out string? text) && text.Equals("false", StringComparison.OrdinalIgnoreCase);
}

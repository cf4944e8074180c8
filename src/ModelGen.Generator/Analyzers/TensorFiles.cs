using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Parsing;
using ModelGen.Generator.Tensors;

namespace ModelGen.Generator.Analyzers;

/// <summary>The lists of tensors among a project's additional files.</summary>
internal static class TensorFiles
{
    /// <summary>Returns the lists that the build made of weight files; see ModelGen.Build.</summary>
    public static ImmutableArray<TensorFile> Weights(AnalyzerOptions options, CancellationToken cancellation) =>
        [.. Parsed(options, ".tensors", TensorFile.WeightsTitle, cancellation).Select(file => file.List)];

    /// <summary>Returns the locks that can be read; <see cref="LockProblem"/> reports the others.</summary>
    public static ImmutableArray<LockFile> Locks(AnalyzerOptions options, CancellationToken cancellation) =>
        [.. Parsed(options, LockFile.Suffix, TensorFile.LockTitle, cancellation)];

    /// <summary>
    /// Checks a file that the project names as a lock. If it is not a lock, or belongs to no model of the project, returns
    /// the place, the fault and the repair; otherwise null.
    /// </summary>
    public static (Location Place, string Fault, string Repair)? LockProblem(AdditionalText file, Compilation compilation, CancellationToken cancellation)
    {
        if (!file.Path.EndsWith(LockFile.Suffix, StringComparison.OrdinalIgnoreCase) || file.GetText(cancellation) is not { } text)
        {
            return null;
        }

        if (TensorFile.Parse(text, TensorFile.LockTitle, out TensorFileFault? fault) is not { } list)
        {
            return (Place(file, text, fault!.Line), $"line {Invariant.Text(fault.Line.LineNumber + 1)} should be {fault.Expected}", "correct it, or delete the file");
        }

        bool isModel = compilation.Assembly.GetTypeByMetadataName(list.Subject) is { } type && ModelAttributes.IsModel(type);
        return isModel ? null : (
            Place(file, text, text.Lines.First(line => line.ToString().Contains(TensorFile.LockTitle))),
            $"the project has no model '{list.Subject}'", "if it was renamed, rename it here too; otherwise delete the file");
    }

    private static IEnumerable<LockFile> Parsed(AnalyzerOptions options, string suffix, string title, CancellationToken cancellation)
    {
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (file.Path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
                && file.GetText(cancellation) is { } text
                && TensorFile.Parse(text, title, out _) is { } list)
            {
                yield return new(file.Path, list);
            }
        }
    }

    private static Location Place(AdditionalText file, SourceText text, TextLine line) =>
        Location.Create(file.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
}

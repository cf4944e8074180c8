using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>Something wrong with a declaration: what, where and the words that fill its sentence.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, Site Site, params object[] Words)
{
    /// <summary>What a code fix needs to know, by <see cref="FixFacts"/>.</summary>
    public ImmutableDictionary<string, string?> Facts { get; init; } = ImmutableDictionary<string, string?>.Empty;
}

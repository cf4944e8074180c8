using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>Something wrong with a declaration: what, where and the words that fill its sentence.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, Site Site, params object[] Words)
{
    /// <summary>Gets the facts for code fixes, named by <see cref="FixFacts"/>.</summary>
    public ImmutableDictionary<string, string?> Facts { get; init; } = ImmutableDictionary<string, string?>.Empty;
}

using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>Something wrong with a declaration: what, where and the words that fill its sentence.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, Site Site, params object[] Words);

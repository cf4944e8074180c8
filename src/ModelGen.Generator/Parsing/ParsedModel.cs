using System.Collections.Immutable;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>What the parser found: a spec, or the reasons why there is none.</summary>
internal sealed record ParsedModel(ModelSpec? Spec, ImmutableArray<Problem> Problems);

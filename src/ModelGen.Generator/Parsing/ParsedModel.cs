using System.Collections.Immutable;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>Holds the parser's result.</summary>
/// <param name="Spec">Null where nothing can be added to the class.</param>
/// <param name="Problems">Why there is no spec, or why it is not complete; none where the compiler says it.</param>
internal sealed record ParsedModel(ModelSpec? Spec, ImmutableArray<Problem> Problems);

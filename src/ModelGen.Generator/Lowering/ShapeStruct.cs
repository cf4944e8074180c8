using System.Collections.Immutable;

namespace ModelGen.Generator.Lowering;

/// <summary>A layer's constants as a type argument of its kernels.</summary>
/// <param name="Interface">What it implements: <c>IConv2DShape</c>.</param>
internal sealed record ShapeStruct(string Interface, ImmutableArray<(string Name, int Value)> Constants);

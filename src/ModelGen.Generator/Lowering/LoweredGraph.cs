using System.Collections.Immutable;
using ModelGen.Generator.Graph;

namespace ModelGen.Generator.Lowering;

/// <summary>A graph as kernel calls, in the order in which they run.</summary>
internal sealed record LoweredGraph(
    ModelGraph Graph, ImmutableArray<LayerMethod> Prepare, ImmutableArray<LayerMethod> Forward, ImmutableArray<LayerMethod> Backward,
    ImmutableArray<LayerMethod> Finish);

using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Specs;

/// <summary>
/// A model as its user wrote it, and the pipeline's only cached value. Must stay structurally equal for equal source:
/// an edit elsewhere then emits nothing. So it holds no symbol, no syntax and no location.
/// </summary>
internal sealed record ModelSpec
{
    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Declarations around the class, outermost first: <c>partial class Outer</c>.</summary>
    public required EquatableArray<string> ContainingTypes { get; init; }

    public required string ClassName { get; init; }

    public required EquatableArray<int> InputShape { get; init; }

    public required Loss Loss { get; init; }

    public required float HuberDelta { get; init; }

    public required Numerics Numerics { get; init; }

    public required EquatableArray<LayerSpec> Layers { get; init; }
}

using ModelGen.Generator.Graph;

namespace ModelGen.Generator.Ops;

/// <summary>[Flatten]: (...) -> (product).</summary>
internal sealed record Flatten : ViewOperation
{
    public override string Kind => "Flatten";

    public static Operation Read(LayerReader reader) => new Flatten();

    public override Shape? Infer(Shape input, LayerScope scope) => Shape.Of((int)input.Size);
}

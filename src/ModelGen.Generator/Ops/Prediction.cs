using ModelGen.Generator.Graph;

namespace ModelGen.Generator.Ops;

/// <summary>The prediction without a halo, as the loss takes it.</summary>
internal sealed record Prediction : ViewOperation
{
    public override string Kind => "Prediction";

    public override Shape? Infer(Shape input, LayerScope scope) => input;
}

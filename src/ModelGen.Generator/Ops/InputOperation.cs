using System;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[Input]: the caller fills its slot.</summary>
internal sealed record InputOperation : Operation
{
    public override string Kind => "Input";

    public override string Formula => "x";

    public override Explanation Explain(Shape input, Shape output) => new(["What the caller gives."], [], "Nothing learns from it.");

    public override Shape? Infer(Shape input, LayerScope scope) => input;

    public override void Forward(NodeCode code) => throw new InvalidOperationException("The input is written by the caller.");

    public override void Backward(NodeCode code) => throw new InvalidOperationException("The input has no gradient.");
}

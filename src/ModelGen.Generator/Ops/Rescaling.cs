using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[Rescaling]</summary>
internal sealed record Rescaling(float Scale, float Offset) : Operation
{
    public override string Kind => "Rescaling";

    public override LayerFacts Facts => new(Scale: Scale, Offset: Offset);

    public override string Formula => $"y = {Invariant.Text(Scale)} x" + (Offset == 0 ? "" : $" + {Invariant.Text(Offset)}");

    public override Explanation Explain(Shape input, Shape output) =>
        new([Formula + ", number by number."], [], $"dx = {Invariant.Text(Scale)} dy.");

    public static Operation Read(LayerReader reader) => new Rescaling(reader.Finite("Scale"), reader.Finite("Offset"));

    public override Shape? Infer(Shape input, LayerScope scope) => input;

    public override long MultiplyAdds(Shape input, Shape output) => output.Size;

    public override void Forward(NodeCode code) => code.Call(
        "Rescaling.Forward", [], code.X(), code.Y(writes: true),
        Operand.Constant(Invariant.Literal(Scale)), Operand.Constant(Invariant.Literal(Offset)), code.Samples);

    public override void Backward(NodeCode code)
    {
        if (code.NeedsInputGradient)
        {
            code.Call("Rescaling.Backward", [], code.DY(), code.DX(), Operand.Constant(Invariant.Literal(Scale)), code.Samples);
        }
    }
}

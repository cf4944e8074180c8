using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[Dropout]: only in training.</summary>
internal sealed record Dropout(float Rate) : Operation
{
    public override string Kind => "Dropout";

    public override string Formula => $"y = x / {Invariant.Text(System.Math.Round(1 - (double)Rate, 6))} with probability {Invariant.Text(System.Math.Round(1 - (double)Rate, 6))}, else 0";

    public static Operation Read(LayerReader reader) => new Dropout(reader.Fraction("Rate"));

    public override Shape? Infer(Shape input, LayerScope scope) => input;

    public override void Forward(NodeCode code) => Apply(code, code.X(), code.Y(writes: true));

    public override void Backward(NodeCode code)
    {
        if (code.NeedsInputGradient)
        {
            Apply(code, code.DY(), code.DX());
        }
    }

    /// <summary>The mask depends on seed, step, layer and element only, so the same call serves both directions.</summary>
    private void Apply(NodeCode code, SlotOperand from, SlotOperand to) => code.Call(
        "Dropout.Apply", [], from, to, Operand.Constant(Invariant.Literal(Rate)),
        new(Variables.Pass, $"{Variables.Pass}.DropoutKey({Invariant.Text(code.Node.Layer)})"),
        NodeCode.Pass("FirstSample"), code.Samples);
}

using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[Dropout]: only in training.</summary>
internal sealed record Dropout(float Rate) : Operation
{
    public override string Kind => "Dropout";

    public override LayerFacts Facts => new(Rate: Rate);

    public override string Formula => $"y = x / {Kept}, or 0 with probability {Invariant.Text(Rate)}";

    public override Explanation Explain(Shape input, Shape output) => new(
        [
            $"y = 0 with probability {Invariant.Text(Rate)}, else x / {Kept}, so that the mean does not change. Prediction leaves x unchanged.",
            "Which numbers are dropped follows from seed, step, layer and place alone.",
        ],
        [],
        $"dx = 0 where x was dropped, else dy / {Kept}.");

    /// <summary>1 - rate; in decimals, so that 1 - 0.9 is 0.1.</summary>
    private string Kept => (1 - (decimal)Rate).ToString(System.Globalization.CultureInfo.InvariantCulture);

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

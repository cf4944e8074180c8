using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>Implements ActivityL1 and ActivityL2: the identity, whose gradient adds the penalty's. Only in training.</summary>
internal sealed record ActivityRegularizer(float L1, float L2) : ViewOperation
{
    public override string Kind => "ActivityRegularizer";

    public override string Formula => $"y = x, loss += {Penalty("sum |x|", "sum x^2", L2)}";

    public override Explanation Explain(Shape input, Shape output) => new(
        [$"y = x; the loss grows by ({Penalty("sum |x|", "sum x^2", L2)}) / batch size, so that large outputs cost something."],
        [],
        $"dx = dy + ({Penalty("sign(x)", "x", 2 * L2)}) / batch size.");

    public override Shape? Infer(Shape input, LayerScope scope) => input;

    public override void Forward(NodeCode code)
    {
        code.CallLoss("ActivityRegularizer.Penalty", [], code.X(), Strength(L1), Strength(L2), code.Samples);
        base.Forward(code);
    }

    public override void Backward(NodeCode code)
    {
        code.Call(
            "ActivityRegularizer.Backward", [], code.X(), code.DY(writes: true), Strength(L1), Strength(L2), NodeCode.Pass("Scale"), code.Samples);
        base.Backward(code);
    }

    private string Penalty(string first, string second, float secondStrength) => string.Join(
        " + ", new[] { (Strength: L1, Term: first), (Strength: secondStrength, Term: second) }.Where(term => term.Strength > 0).Select(term => $"{Invariant.Text(term.Strength)} {term.Term}"));

    private static Operand Strength(float strength) => Operand.Constant(Invariant.Literal(strength));
}

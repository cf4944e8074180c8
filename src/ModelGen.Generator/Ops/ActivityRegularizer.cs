using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>What ActivityL1 and ActivityL2 become: the identity whose gradient adds the penalty's. Only in training.</summary>
internal sealed record ActivityRegularizer(float L1, float L2) : ViewOperation
{
    public override string Kind => "ActivityRegularizer";

    public override string Formula => $"y = x, loss += {Invariant.Text(L1)} sum |x| + {Invariant.Text(L2)} sum x^2";

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

    private static Operand Strength(float strength) => Operand.Constant(Invariant.Literal(strength));
}

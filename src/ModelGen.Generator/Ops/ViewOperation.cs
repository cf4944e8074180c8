using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>
/// The same values under another shape. The copies fall away when the planner gives both shapes one piece of memory, which
/// it does unless one of them has a halo.
/// </summary>
internal abstract record ViewOperation : Operation
{
    public override string Formula => "y = x under another shape";

    public override Explanation Explain(Shape input, Shape output) =>
        new([$"The {Invariant.Counted(input.Size, "value")} of x, in their order, as {output}."], [], $"dx is dy as {input}.");

    public override void Forward(NodeCode code) => code.Copy(code.X(), code.Y(writes: true));

    public override void Backward(NodeCode code)
    {
        if (code.NeedsInputGradient)
        {
            code.Copy(code.DY(), code.DX());
        }
    }
}

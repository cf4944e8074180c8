using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[GlobalMaxPool2D]: (H, W, C) -> (C).</summary>
internal sealed record GlobalMaxPool2D : Operation
{
    public override string Kind => "GlobalMaxPool2D";

    public override string Formula => "y = max over all pixels of each channel";

    public override Explanation Explain(Shape input, Shape output) => new(
        [$"y[c] = the largest x[h, w, c] of all {Invariant.Counted((long)input.Height * input.Width, "pixel")}."],
        [],
        "dx gets dy[c] at the first pixel that holds the maximum, and 0 elsewhere.");

    public static Operation Read(LayerReader reader) => new GlobalMaxPool2D();

    public override Shape? Infer(Shape input, LayerScope scope) =>
        scope.RequiresImage(input) ? Shape.Of(input.Channels) : null;

    public override void Forward(NodeCode code) =>
        code.Call("GlobalMaxPool2D.Forward", [], code.X(), code.Y(writes: true), code.Samples);

    public override void Backward(NodeCode code)
    {
        if (code.NeedsInputGradient)
        {
            code.Call("GlobalMaxPool2D.Backward", [], code.X(), code.Y(), code.DY(), code.DX(), code.Samples);
        }
    }
}

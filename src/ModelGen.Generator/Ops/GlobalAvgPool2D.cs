using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[GlobalAvgPool2D]: (H, W, C) -> (C).</summary>
internal sealed record GlobalAvgPool2D : Operation
{
    public override string Kind => "GlobalAvgPool2D";

    public override string Formula => "y = mean over all pixels of each channel";

    public override Explanation Explain(Shape input, Shape output) => new(
        [$"y[c] = the sum of x[h, w, c] over all {Invariant.Counted((long)input.Height * input.Width, "pixel")}, divided by their number."],
        [],
        $"dx[h, w, c] = dy[c] / {Invariant.Text((long)input.Height * input.Width)}: every pixel has had the same part.");

    public static Operation Read(LayerReader reader) => new GlobalAvgPool2D();

    public override Shape? Infer(Shape input, LayerScope scope) =>
        scope.RequiresImage(input) ? Shape.Of(input.Channels) : null;

    public override void Forward(NodeCode code) =>
        code.Call("GlobalAvgPool2D.Forward", [], code.X(), code.Y(writes: true), code.Samples);

    public override void Backward(NodeCode code)
    {
        if (code.NeedsInputGradient)
        {
            code.Call("GlobalAvgPool2D.Backward", [], code.DY(), code.DX(), code.Samples);
        }
    }
}

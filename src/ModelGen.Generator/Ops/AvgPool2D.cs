using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[AvgPool2D]</summary>
internal sealed record AvgPool2D(Window Window) : Pool2D(Window)
{
    public override string Kind => "AvgPool2D";

    public override string Formula => $"y = mean of {Windows}";

    public override Explanation Explain(Shape input, Shape output) => new(
        [$"y[h, w, c] = the mean of x[{Window.Places(input)}, c] over the {Window.Size} window's i, j; positions outside the map do not count."],
        [],
        "dx gets dy[h, w, c] / n from every window that has seen it, where n is the number of pixels that the window covers.");

    public static Operation Read(LayerReader reader) => new AvgPool2D(ReadWindow(reader));

    public override void Forward(NodeCode code) =>
        code.Call("AvgPool2D.Forward", [code.ShapeStruct], code.X(), code.Y(writes: true), code.Samples);

    public override void Backward(NodeCode code)
    {
        if (code.NeedsInputGradient)
        {
            code.Call("AvgPool2D.Backward", [code.ShapeStruct], code.DY(), code.DX(), code.Samples);
        }
    }
}

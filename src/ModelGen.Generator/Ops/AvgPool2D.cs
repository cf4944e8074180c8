using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[AvgPool2D]</summary>
internal sealed record AvgPool2D(Window Window) : Pool2D(Window)
{
    public override string Kind => "AvgPool2D";

    public override string Formula => $"y = mean of {Windows}";

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

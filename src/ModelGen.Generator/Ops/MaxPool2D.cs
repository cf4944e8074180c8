using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[MaxPool2D]</summary>
internal sealed record MaxPool2D(Window Window) : Pool2D(Window)
{
    public override string Kind => "MaxPool2D";

    public override string Formula => $"y = max of {Windows}";

    public static Operation Read(LayerReader reader) => new MaxPool2D(ReadWindow(reader));

    public override void Forward(NodeCode code) =>
        code.Call("MaxPool2D.Forward", [code.ShapeStruct], code.X(), code.Y(writes: true), code.Samples);

    public override void Backward(NodeCode code)
    {
        if (code.NeedsInputGradient)
        {
            code.Call("MaxPool2D.Backward", [code.ShapeStruct], code.X(), code.Y(), code.DY(), code.DX(), code.Samples);
        }
    }
}

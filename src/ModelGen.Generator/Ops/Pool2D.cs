using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>Implements the common part of [MaxPool2D] and [AvgPool2D]: (H, W, C) -> (H', W', C).</summary>
internal abstract record Pool2D(Window Window) : Operation
{
    protected static Window ReadWindow(LayerReader reader)
    {
        (int Height, int Width) size = reader.Sides("Pool");
        return Window.Read(reader, size, defaultStrides: size);
    }

    public override LayerFacts Facts => new(Window: Window);

    public override Shape? Infer(Shape input, LayerScope scope) =>
        scope.RequiresImage(input) ? Window.Infer(input, input.Channels, scope, "Pool") : null;

    public override ShapeStruct ShapeStruct(Shape input, Shape output) => new(
        "IPool2DShape",
        [
            ("InputHeight", input.Height), ("InputWidth", input.Width), ("Channels", input.Channels),
            ("OutputHeight", output.Height), ("OutputWidth", output.Width),
            ("PoolHeight", Window.Rows.Size), ("PoolWidth", Window.Columns.Size),
            ("StrideHeight", Window.Rows.StrideOver(input.Height)), ("StrideWidth", Window.Columns.StrideOver(input.Width)),
            ("PadTop", (int)Window.Rows.PadBefore(input.Height)), ("PadLeft", (int)Window.Columns.PadBefore(input.Width)),
        ]);

    protected string Windows => Window.Describe();
}

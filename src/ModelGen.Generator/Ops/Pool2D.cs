using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>What [MaxPool2D] and [AvgPool2D] share: (H, W, C) -> (H', W', C).</summary>
internal abstract record Pool2D(Window Window) : Operation
{
    protected static Window ReadWindow(LayerReader reader)
    {
        int height = reader.Positive("PoolHeight");
        int width = reader.Positive("PoolWidth");
        return Window.Read(reader, height, width, (height, width));
    }

    public override Shape? Infer(Shape input, LayerScope scope) =>
        scope.RequiresImage(input) ? Window.Infer(input, input.Channels, scope, "PoolHeight", "PoolWidth") : null;

    public override ShapeStruct ShapeStruct(Shape input, Shape output) => new(
        "IPool2DShape",
        [
            ("InputHeight", input.Height), ("InputWidth", input.Width), ("Channels", input.Channels),
            ("OutputHeight", output.Height), ("OutputWidth", output.Width),
            ("PoolHeight", Window.Rows.Size), ("PoolWidth", Window.Columns.Size),
            ("StrideHeight", Window.Rows.Stride), ("StrideWidth", Window.Columns.Stride),
            ("PadTop", (int)Window.Rows.PadBefore(input.Height)), ("PadLeft", (int)Window.Columns.PadBefore(input.Width)),
        ]);

    protected string Windows => $"{Window.Rows.Size}x{Window.Columns.Size} windows, stride {Window.Rows.Stride}x{Window.Columns.Stride}, {Window.Rows.Padding}";
}

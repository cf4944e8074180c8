using System.Collections.Immutable;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[Conv2D]: (H, W, C) -> (H', W', O).</summary>
internal sealed record Conv2D(int Filters, Window Window, int Groups) : WeightedOperation
{
    public override string Kind => "Conv2D";

    protected override string Kernels => "Conv2D";

    public override string Formula => Activated(
        $"x * kernel{(Arguments.UseBias ? " + bias" : "")}, {Window.Rows.Size}x{Window.Columns.Size}, {Window.Rows.Padding}");

    public static Operation Read(LayerReader reader) => new Conv2D(
        reader.Positive("Filters"),
        Window.Read(reader, reader.Positive("KernelHeight"), reader.Positive("KernelWidth"), (1, 1)),
        reader.Positive("Groups"))
    {
        Arguments = WeightedArguments.Read(reader),
    };

    public override Shape? Infer(Shape input, LayerScope scope)
    {
        if (!scope.RequiresImage(input))
        {
            return null;
        }

        if (input.Channels % Groups != 0 || Filters % Groups != 0)
        {
            bool inputFails = input.Channels % Groups != 0;
            scope.Report(
                Descriptors.GroupsDoNotDivide, "Groups", scope.Name, Groups,
                inputFails ? input.Channels : Filters, inputFails ? "input" : "output", input.Channels, Filters);
            return null;
        }

        Shape? output = Window.Infer(input, Filters, scope, "KernelHeight", "KernelWidth");
        return output is not null && scope.Holds(KernelShape(input).Size, "the kernel") ? output : null;
    }

    public override ImmutableArray<Parameter> Parameters(Shape input)
    {
        long receptiveField = (long)Window.Rows.Size * Window.Columns.Size;
        Parameter kernel = new(
            "Kernel", KernelShape(input), Arguments.KernelInitializer,
            receptiveField * (input.Channels / Groups), receptiveField * Filters, Arguments.KernelL1, Arguments.KernelL2);
        return Arguments.UseBias ? [kernel, Bias(Filters)] : [kernel];
    }

    public override long MultiplyAdds(Shape input, Shape output) => output.Size * (KernelShape(input).Size / Filters);

    public override ShapeStruct ShapeStruct(Shape input, Shape output) => new(
        "IConv2DShape",
        [
            ("InputHeight", input.Height), ("InputWidth", input.Width), ("InputChannels", input.Channels),
            ("OutputHeight", output.Height), ("OutputWidth", output.Width), ("OutputChannels", output.Channels),
            .. Window.Constants(input),
            ("Groups", Groups),
        ]);

    protected override Halo InputHalo(Shape input) => Window.InputHalo(input);

    protected override Halo GradientHalo(Shape input) => Window.GradientHalo(input);

    private Shape KernelShape(Shape input) => Shape.Of(Window.Rows.Size, Window.Columns.Size, input.Channels / Groups, Filters);
}

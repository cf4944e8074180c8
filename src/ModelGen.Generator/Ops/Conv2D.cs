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

    public override LayerFacts Facts => new(Arguments.Activation, Window, Groups);

    public override string Formula => Activated("x * kernel" + (Arguments.UseBias ? " + bias" : ""))
        + $" over {Window.Describe()}{(Groups == 1 ? "" : $", {Invariant.Text(Groups)} groups")}";

    public override Explanation ExplainSums(Shape input, Shape output)
    {
        string places = Window.Places(input);
        string channels = Groups == 1
            ? Invariant.Counted(input.Channels, "channel")
            : $"{Invariant.Counted(input.Channels / Groups, "channel")} of the filter's group, one of {Invariant.Text(Groups)},";
        return new(
            [
                $"z[h, w, o] = {(Arguments.UseBias ? "b[o] + " : "")}sum of x[{places}, c] k[i, j, c, o] over the {Window.Size} window's i, j and the {channels} c, for each of the {Invariant.Counted(Filters, "filter")} o.",
                .. Window.InputHalo(input) == Halo.None ? (string[])[] : ["Outside of the map x is 0."],
            ],
            [
                $"dk[i, j, c, o] = sum of x[{places}, c] dz[h, w, o] over all pixels h, w and the samples: a weight is used at every pixel.",
                .. Arguments.UseBias ? (string[])["db[o] = sum of dz[h, w, o] over all pixels and the samples."] : [],
            ],
            $"dx[{places}, c] gets dz[h, w, o] k[i, j, c, o] from every window that has seen it, summed over i, j and o.");
    }

    public override string Method => "sums of products, tiles of 8 pixels by 2 vectors of channels" + Fused;

    public static Operation Read(LayerReader reader) => new Conv2D(
        reader.Positive("Filters"),
        Window.Read(reader, reader.Sides("Kernel"), (1, 1)),
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
            scope.Report(
                Descriptors.GroupsDoNotDivide, "Groups", scope.Name, Invariant.Text(Groups),
                input.Channels % Groups != 0 ? $"the {Invariant.Text(input.Channels)} channels of {scope.Previous} {input}" : $"its {Invariant.Text(Filters)} filters",
                Invariant.Text(input.Channels), Invariant.Text(Filters), Invariant.Text(GreatestCommonDivisor(input.Channels, Filters)));
            return null;
        }

        Shape? output = Window.Infer(input, Filters, scope, "Kernel");
        return output is not null && scope.Holds(KernelShape(input), "the kernel", "use fewer filters or a smaller kernel") ? output : null;
    }

    public override ImmutableArray<Parameter> Parameters(Shape input)
    {
        long receptiveField = (long)Window.Rows.Size * Window.Columns.Size;
        Parameter kernel = new(
            "Kernel", KernelShape(input), Arguments.KernelInitializer,
            receptiveField * (input.Channels / Groups), receptiveField * Filters, Arguments.KernelL1, Arguments.KernelL2);
        return Arguments.UseBias ? [kernel, Bias(Filters)] : [kernel];
    }

    /// <summary>Backward sums over output channels: they are the rows there.</summary>
    public override ImmutableArray<Parameter> PreparedParameters(Shape input) =>
        [Parameters(input)[0] with { Shape = Shape.Of(Window.Rows.Size, Window.Columns.Size, Filters / Groups, input.Channels) }];

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

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private Shape KernelShape(Shape input) => Shape.Of(Window.Rows.Size, Window.Columns.Size, input.Channels / Groups, Filters);
}

using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[DepthwiseConv2D]: (H, W, C) -> (H', W', C * multiplier).</summary>
internal sealed record DepthwiseConv2D(int DepthMultiplier, Window Window) : WeightedOperation
{
    public override string Kind => "DepthwiseConv2D";

    protected override string Kernels => "DepthwiseConv2D";

    public override LayerFacts Facts => new(Arguments.Activation, Window);

    public override string Formula => Activated("each channel * its kernels" + (Arguments.UseBias ? " + bias" : ""))
        + $" over {Window.Describe()}";

    public override Explanation ExplainSums(Shape input, Shape output)
    {
        string places = Window.Places(input);
        string o = DepthMultiplier == 1 ? "c" : $"{Invariant.Text(DepthMultiplier)}c + m";
        string m = DepthMultiplier == 1 ? "0" : "m";
        return new(
            [
                $"z[h, w, {o}] = {(Arguments.UseBias ? $"b[{o}] + " : "")}sum of x[{places}, c] k[i, j, c, {m}] over the {Window.Size} window's i, j: each of the {Invariant.Counted(input.Channels, "channel")} c has {Invariant.Counted(DepthMultiplier, "kernel")} of its own.",
                .. Window.InputHalo(input) == Halo.None ? (string[])[] : ["Outside of the map x is 0."],
            ],
            [
                $"dk[i, j, c, {m}] = sum of x[{places}, c] dz[h, w, {o}] over all pixels h, w and the samples.",
                .. Arguments.UseBias ? (string[])[$"db[{o}] = sum of dz[h, w, {o}] over all pixels and the samples."] : [],
            ],
            $"dx[{places}, c] gets dz[h, w, {o}] k[i, j, c, {m}] from every window that has seen it, summed over i, j{(DepthMultiplier == 1 ? "" : " and m")}.");
    }

    public override string Method => "sums of products, a vector of channels at a time" + Fused;

    public static Operation Read(LayerReader reader) => new DepthwiseConv2D(
        reader.Positive("DepthMultiplier"),
        Window.Read(reader, reader.Sides("Kernel"), (1, 1)))
    {
        Arguments = WeightedArguments.Read(reader),
    };

    public override Shape? Infer(Shape input, LayerScope scope)
    {
        if (!scope.RequiresImage(input) || !scope.Holds(KernelShape(input), "the kernel", "use a smaller kernel or depth multiplier"))
        {
            return null;
        }

        return Window.Infer(input, input.Channels * DepthMultiplier, scope, "Kernel");
    }

    public override ImmutableArray<Parameter> Parameters(Shape input)
    {
        // Keras counts a depthwise kernel as (height, width, inputs = C, outputs = multiplier).
        long receptiveField = (long)Window.Rows.Size * Window.Columns.Size;
        Parameter kernel = new(
            "Kernel", KernelShape(input), Arguments.KernelInitializer,
            receptiveField * input.Channels, receptiveField * DepthMultiplier, Arguments.KernelL1, Arguments.KernelL2);
        return Arguments.UseBias ? [kernel, Bias(input.Channels * DepthMultiplier)] : [kernel];
    }

    public override long MultiplyAdds(Shape input, Shape output) => output.Size * Window.Rows.Size * Window.Columns.Size;

    public override ShapeStruct ShapeStruct(Shape input, Shape output) => new(
        "IDepthwiseConv2DShape",
        [
            ("InputHeight", input.Height), ("InputWidth", input.Width), ("InputChannels", input.Channels),
            ("OutputHeight", output.Height), ("OutputWidth", output.Width), ("DepthMultiplier", DepthMultiplier),
            .. Window.Constants(input),
        ]);

    /// <summary>X's gradient reads the kernel as it is stored.</summary>
    public override void Prepare(NodeCode code)
    {
    }

    protected override Operand InputGradientKernel(NodeCode code) => code.Weight("Kernel");

    protected override Halo InputHalo(Shape input) => Window.InputHalo(input);

    protected override Halo GradientHalo(Shape input) => Window.GradientHalo(input);

    private Shape KernelShape(Shape input) => Shape.Of(Window.Rows.Size, Window.Columns.Size, input.Channels, DepthMultiplier);
}

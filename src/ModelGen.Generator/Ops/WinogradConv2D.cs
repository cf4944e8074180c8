using System;
using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Ops;

/// <summary>A [Conv2D] that is computed in Winograd's transform domain; put in its place by a pass.</summary>
/// <param name="BlockTiles">Tiles that are transformed and multiplied together.</param>
internal sealed record WinogradConv2D(Conv2D Direct, int BlockTiles) : WeightedOperation
{
    /// <summary>The kernel in the transform domain, for forward.</summary>
    private const string Transformed = "TransformedKernel";

    /// <summary>The rotated kernel with its channels swapped, for the input's gradient.</summary>
    private const string Transposed = "TransposedKernel";

    private const string Tiles = "Tiles";

    public override string Kind => Direct.Kind;

    public override LayerFacts Facts => Direct.Facts;

    public override string Formula => (Direct with { Epilogue = Epilogue, Pooling = Pooling }).Formula + ", by Winograd's F(4x4, 3x3)";

    public override Explanation ExplainSums(Shape input, Shape output)
    {
        Explanation direct = Direct.ExplainSums(input, output);
        const string Tiles = "Worked out for 4x4 outputs at a time: transformed, they take 36 products a pair of channels instead of 144.";
        return direct with { Forward = [.. direct.Forward, Tiles] };
    }

    public override string Method =>
        $"Winograd's F(4x4, 3x3), blocks of {Invariant.Text(BlockTiles)} tiles, products of 8 tiles by 2 vectors of channels" + Fused;

    protected override string Kernels => "Winograd";

    public override Shape? Infer(Shape input, LayerScope scope) => Direct.Infer(input, scope);

    public override ImmutableArray<Parameter> Parameters(Shape input) => Direct.Parameters(input);

    public override ImmutableArray<Parameter> PreparedParameters(Shape input) =>
    [
        InDomain(input, Transformed, input.Channels, Direct.Filters),
        InDomain(input, Transposed, Direct.Filters, input.Channels),
    ];

    /// <summary>Both layouts; backward uses one.</summary>
    public override ImmutableArray<Parameter> GradientSums(Shape input) => PreparedParameters(input);

    public override long MultiplyAdds(Shape input, Shape output) => Direct.MultiplyAdds(input, output);

    public override ShapeStruct ShapeStruct(Shape input, Shape output) =>
        new("IWinogradShape", Direct.ShapeStruct(input, output).Constants.Add(("BlockTiles", BlockTiles)));

    public override void Prepare(NodeCode code)
    {
        code.Call("Winograd.TransformKernel", [code.ShapeStruct], code.Weight("Kernel"), code.Prepared(Transformed));
        if (code.NeedsInputGradient)
        {
            code.Call("Winograd.TransformTransposedKernel", [code.ShapeStruct], code.Weight("Kernel"), code.Prepared(Transposed));
        }
    }

    protected override Operand ForwardKernel(NodeCode code) => code.Prepared(Transformed);

    protected override ImmutableArray<Operand> ForwardScratch(NodeCode code) => [Scratch(code)];

    public override void Backward(NodeCode code)
    {
        DifferentiateEpilogue(code);
        Operand biasGradient = Arguments.UseBias ? code.WeightGradient("Bias") : Operand.Constant("default");
        if (IsBackwardOnePass(code))
        {
            code.Call(
                "Winograd.Gradients", [code.ShapeStruct, NodeCode.TypeOf(InputActivation)],
                code.X(new(0, 0, Beyond(code.Input.Height, code.Input.Height), Beyond(code.Input.Width, code.Input.Width))),
                code.DY(GradientHalo(code.Input)), code.Prepared(Transposed), code.DX(),
                code.WeightGradient(Transposed), biasGradient, Scratch(code), code.Samples);
            return;
        }

        code.Call(
            "Winograd.KernelGradient", [code.ShapeStruct],
            code.X(InputHalo(code.Input)),
            code.DY(new(0, 0, Beyond(code.Output.Height, code.Output.Height), Beyond(code.Output.Width, code.Output.Width))),
            code.WeightGradient(Transformed), biasGradient, Scratch(code), code.Samples);
        if (code.NeedsInputGradient)
        {
            code.Call(
                "Winograd.InputGradient", [code.ShapeStruct, NodeCode.TypeOf(InputActivation)],
                code.DY(GradientHalo(code.Input)), code.Prepared(Transposed),
                ActivatedInput(code), code.DX(), Scratch(code), code.Samples);
        }
    }

    public override void Finish(NodeCode code)
    {
        bool isOnePass = IsBackwardOnePass(code);
        code.Call(
            isOnePass ? "Winograd.SumTransposedKernelGradient" : "Winograd.SumKernelGradient", [code.ShapeStruct],
            code.WeightGradient(isOnePass ? Transposed : Transformed), code.WeightGradient("Kernel"));
    }

    /// <summary>
    /// True if one kernel computes both gradients. It multiplies tiles over the input twice, where one of the two separate
    /// kernels multiplies tiles over the output; it pays if these are at least as many, so always with Same padding.
    /// </summary>
    private static bool IsBackwardOnePass(NodeCode code) =>
        code.NeedsInputGradient && TileCount(code.Input) == TileCount(code.Output);

    /// <summary>A tile of outputs sees two rows and columns more.</summary>
    protected override Halo InputHalo(Shape input) => Around(
        input, (int)Direct.Window.Rows.PadBefore(input.Height), (int)Direct.Window.Columns.PadBefore(input.Width),
        (int)Direct.Window.Rows.Output(input.Height), (int)Direct.Window.Columns.Output(input.Width));

    protected override Halo GradientHalo(Shape input) => Around(
        Shape.Of((int)Direct.Window.Rows.Output(input.Height), (int)Direct.Window.Columns.Output(input.Width), Direct.Filters),
        2 - (int)Direct.Window.Rows.PadBefore(input.Height), 2 - (int)Direct.Window.Columns.PadBefore(input.Width),
        input.Height, input.Width);

    /// <summary>Tiles of 4x4 that cover a map.</summary>
    private static long TileCount(Shape map) => WinogradCost.Tiles(map.Height) * WinogradCost.Tiles(map.Width);

    /// <summary>The zeros around a map that is read by tiles over <paramref name="height"/> x <paramref name="width"/> results.</summary>
    private static Halo Around(Shape read, int top, int left, int height, int width) => new(
        top, left,
        Math.Max(0, Beyond(height, read.Height) + 2 - top), Math.Max(0, Beyond(width, read.Width) + 2 - left));

    /// <summary>Returns how far whole tiles over some results extend beyond a size.</summary>
    private static int Beyond(int results, int size) => (int)(WinogradCost.Tiles(results) * WinogradCost.TileSide) - size;

    private static Parameter InDomain(Shape input, string role, int from, int to) => new(
        role,
        Shape.Of(WinogradCost.Planes, from, (to + WinogradCost.PanelChannels - 1) / WinogradCost.PanelChannels * WinogradCost.PanelChannels),
        Initializer.Zeros, input.Channels, input.Channels, 0, 0);

    /// <summary>Room for a block: all channels of one side and a panel of the other, each plane on a cache line of its own.</summary>
    private AuxiliaryOperand Scratch(NodeCode code) => code.Scratch(
        Tiles,
        WinogradCost.Planes * (PlaneStride(Math.Max(code.Input.Channels, code.Output.Channels)) + PlaneStride(WinogradCost.PanelChannels)));

    private long PlaneStride(int channels) => ((long)BlockTiles * channels) + MachineModel.AlignmentFloats;
}

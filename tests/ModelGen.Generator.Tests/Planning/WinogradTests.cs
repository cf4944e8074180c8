extern alias generator;

using generator::ModelGen.Generator;
using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Ops;
using generator::ModelGen.Generator.Planning;
using generator::ModelGen.Generator.Specs;
using ModelGen.Generator.Tests.Graph;
using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>Which convolutions are worked out in Winograd's transform domain.</summary>
public class WinogradTests
{
    [Theory]
    [InlineData("Input(32, 32, 32), Conv2D(32, 3, Padding = Padding.Same)")]
    [InlineData("Input(13, 13, 32), Conv2D(64, 3)")]
    [InlineData("Input(17, 23, 20), Conv2D(24, 3)")]
    [InlineData("Input(5, 5, 64), Conv2D(64, 3)")] // 3x3 outputs: one tile
    public void Those_of_3x3_and_stride_1_are(string layers) => Assert.True(IsWinograd(layers));

    [Theory]
    [InlineData("Input(32, 32, 32), Conv2D(32, 5)")]
    [InlineData("Input(32, 32, 32), Conv2D(32, 3, Strides = 2)")]
    [InlineData("Input(32, 32, 32), Conv2D(32, 3, DilationRate = 2)")]
    [InlineData("Input(32, 32, 32), Conv2D(32, 3, Groups = 2)")]
    [InlineData("Input(32, 32, 32), Conv2D(32, 3, 1)")]
    public void Others_are_not(string layers) => Assert.False(IsWinograd(layers));

    [Theory]
    [InlineData("Input(32, 32, 3), Conv2D(32, 3)")] // transforming three channels costs as much as sixteen
    [InlineData("Input(28, 28, 1), Conv2D(32, 3)")]
    [InlineData("Input(4, 4, 64), Conv2D(64, 3)")] // 2x2 outputs of a tile of 4x4
    [InlineData("Input(7, 7, 32), Conv2D(32, 3)")] // 5x5 outputs of four tiles
    public void Where_it_does_not_pay_it_is_not_chosen(string layers) => Assert.False(IsWinograd(layers));

    [Fact]
    public void A_kernel_too_large_in_the_transform_domain_is_not() =>
        Assert.False(IsWinograd("Input(8, 8, 2048), Conv2D(2048, 3)"));

    [Fact]
    public void Direct_numerics_turn_it_off()
    {
        GeneratorRun auto = new("[Model, Input(32, 32, 32), Conv2D(32, 3)] partial class Net;");
        GeneratorRun direct = new("[Model(Numerics = Numerics.Direct), Input(32, 32, 32), Conv2D(32, 3)] partial class Net;");
        Assert.Contains("Winograd.Forward", auto.Files["Net.Inference.g.cs"]);
        Assert.Contains("Conv2D.Forward", direct.Files["Net.Inference.g.cs"]);
        Assert.DoesNotContain(direct.Files.Values, text => text.Contains("Winograd"));
        Assert.Empty(auto.CompilerDiagnostics);
    }

    [Fact]
    public void A_block_of_tiles_fills_the_second_level_cache_beside_the_kernel()
    {
        Shape map = Shape.Of(32, 32, 64);
        int small = WinogradCost.BlockTiles(map, map, MachineSpec.Default with { SecondLevelCache = 512 * 1024 })!.Value;
        int large = WinogradCost.BlockTiles(map, map, MachineSpec.Default with { SecondLevelCache = 2048 * 1024 })!.Value;
        Assert.True(small < large);

        // 36 planes of 64 channels and a panel of 32, beside 36 * 64 * 64 transformed weights.
        Assert.InRange(large * 36 * (64 + 32) * sizeof(float), 0, (2048 * 1024) - (36 * 64 * 64 * sizeof(float)));
        Assert.Equal(0, large % 8);
    }

    [Fact]
    public void Its_gradient_sums_lie_behind_the_gradients_of_the_weights()
    {
        ModelPlan plan = Plan(GraphText.Spec(
            "Input(16, 16, 32), Conv2D(32, 3), Conv2D(32, 3, Padding = Padding.Same), Flatten, Dense(1)", "MeanSquaredError"));
        Assert.Equal(["conv2d_1.transformedkernel", "conv2d_2.transposedkernel"], plan.GradientSums.Select(sum => sum.Name));
        Assert.True(plan.GradientSums[0].Offset >= plan.WeightsLength);
        Assert.Equal(plan.GradientsLength, plan.GradientSums[1].Offset + plan.GradientSums[1].Length);

        // The first layer's input has no gradient, and inference has none at all.
        Assert.Equal(
            ["conv2d_1.transformedkernel", "conv2d_2.transformedkernel", "conv2d_2.transposedkernel"],
            plan.Training!.Prepared.Slots.Select(slot => slot.Name));
        Assert.Equal(["conv2d_1.transformedkernel", "conv2d_2.transformedkernel"], plan.Inference.Prepared.Slots.Select(slot => slot.Name));
    }

    [Theory]
    [InlineData("Conv2D(32, 3, Padding = Padding.Same)", true)] // 14x14 to 14x14
    [InlineData("Conv2D(32, 3), Conv2D(32, 3)", true)] // 12x12 to 10x10: nine tiles either way
    [InlineData("Conv2D(32, 3)", false)] // 14x14 to 12x12: sixteen tiles, nine tiles
    public void Both_gradients_take_one_pass_where_it_has_no_more_products(string layers, bool isOnePass)
    {
        GeneratorRun run = new(
            $"[Model(Loss = Loss.MeanSquaredError), Input(14, 14, 32), Conv2D(32, 3, Padding = Padding.Same), {layers}, Flatten, Dense(1)] partial class Net;");
        string backward = run.Files["Net.Backward.g.cs"];
        int last = layers.Contains("), ") ? 3 : 2;

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(isOnePass, backward.Contains($"Winograd.Gradients<Conv2D{last}Shape"));
        Assert.Equal(isOnePass, backward.Contains($"Winograd.SumTransposedKernelGradient<Conv2D{last}Shape"));
        Assert.Equal(!isOnePass, backward.Contains($"Winograd.InputGradient<Conv2D{last}Shape"));
        Assert.Equal(!isOnePass, backward.Contains($"Winograd.KernelGradient<Conv2D{last}Shape"));

        // Nothing learns before the first layer.
        Assert.Contains("Winograd.KernelGradient<Conv2D1Shape", backward);
    }

    private static bool IsWinograd(string layers) =>
        Plan(GraphText.Spec(layers)).Graph.Nodes.Single(node => node.Inputs.Length > 0).Operation is WinogradConv2D;

    private static ModelPlan Plan(ModelSpec spec) => ModelCompiler.Compile(spec, [])!;
}

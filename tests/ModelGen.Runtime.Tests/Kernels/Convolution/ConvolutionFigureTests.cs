using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels;

/// <summary>Keras's conventions, in figures small enough to check by hand: what the reference itself is held to.</summary>
public class ConvolutionFigureTests
{
    /// <summary>1 to 16 in rows of four, under a kernel of 1 to 9.</summary>
    private static readonly float[] Square = [.. Enumerable.Range(1, 16).Select(i => (float)i)];

    [Fact]
    public void The_kernel_is_not_flipped() => AssertFigures<Conv<N4, N4, N1, N1, N3, N3, N1, N1, N1, N1, N1, Valid>>(
        Square, Square[..9], [348, 393, 528, 573]);

    [Fact]
    public void Same_padding_of_an_even_size_at_stride_2_lies_below_and_to_the_right() =>
        AssertFigures<Conv<N4, N4, N1, N1, N3, N3, N2, N2, N1, N1, N1, Same>>(
            Square, Square[..9], [348, 252, 274, 175]);

    [Fact]
    public void Same_padding_of_an_odd_size_at_stride_2_lies_on_both_sides() =>
        AssertFigures<Conv<N1, N5, N1, N1, N1, N3, N1, N2, N1, N1, N1, Same>>(
            [1, 2, 3, 4, 5], [100, 10, 1], [12, 234, 450]);

    [Fact]
    public void Dilation_leaves_inputs_out_between_taps() =>
        AssertFigures<Conv<N1, N5, N1, N1, N1, N2, N1, N1, N1, N2, N1, Valid>>(
            [1, 2, 3, 4, 5], [10, 1], [13, 24, 35]);

    [Fact]
    public void A_group_s_outputs_see_only_its_inputs() =>
        AssertFigures<Conv<N1, N1, N4, N2, N1, N1, N1, N1, N1, N1, N2, Valid>>(
            [1, 10, 100, 1000], [1, 2, 3, 4], [1 + 30, 200 + 4000]);

    [Fact]
    public void A_depthwise_layer_keeps_the_outputs_of_a_channel_together()
    {
        LinearLayerCase layer = DepthwiseConv2DLayers.Case<Conv<N1, N1, N2, N4, N1, N1, N1, N1, N1, N1, N2, Valid>>();
        Assert.Equal([10, 20, 300, 400], Forward(layer, layer.Reference, [10, 100], [1, 2, 3, 4]));
        Assert.Equal([10, 20, 300, 400], Forward(layer, layer.EntryPoints, [10, 100], [1, 2, 3, 4]));
    }

    [Fact]
    public void A_depthwise_layer_is_a_convolution_with_a_group_for_each_channel()
    {
        AssertDepthwiseIsGrouped<Conv<N7, N6, N11, N33, N3, N3, N2, N2, N1, N1, N11, Same>>();
        AssertDepthwiseIsGrouped<Conv<N8, N7, N6, N12, N3, N2, N1, N1, N2, N3, N6, Valid>>();
        AssertDepthwiseIsGrouped<Conv<N5, N6, N16, N16, N3, N3, N1, N1, N1, N1, N16, Same>>();
    }

    private static void AssertFigures<TShape>(float[] x, float[] kernel, float[] expected)
        where TShape : struct, IConvShape
    {
        LinearLayerCase layer = Conv2DLayers.Case<TShape>();
        Assert.Equal(expected, Forward(layer, layer.Reference, x, kernel));
        Assert.Equal(expected, Forward(layer, layer.EntryPoints, x, kernel));
    }

    private static float[] Forward(LinearLayerCase layer, LinearLayer way, float[] x, float[] kernel) =>
        new LinearLayerData(layer, 1, Halo.None, x, kernel, [], [], []).Forward<Linear>(way);

    private static void AssertDepthwiseIsGrouped<TShape>()
        where TShape : struct, IConvShape
    {
        Random random = new(4);
        LinearLayerCase depthwise = DepthwiseConv2DLayers.Case<TShape>(), grouped = Conv2DLayers.Case<TShape>();
        LinearLayerData data = LinearLayerData.Of(depthwise, 2, () => random.Next(-8, 9));
        Assert.Equal(data.Forward<Linear>(grouped.EntryPoints), data.Forward<Linear>(depthwise.EntryPoints));
        Assert.Equal(data.KernelGradient(grouped.EntryPoints), data.KernelGradient(depthwise.EntryPoints));
        Assert.Equal(data.InputGradient(grouped.EntryPoints), data.InputGradient(depthwise.EntryPoints));
    }
}

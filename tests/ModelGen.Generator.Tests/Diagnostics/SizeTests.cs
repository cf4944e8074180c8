using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0015: sizes that no memory holds, from sums and products that no 32 bits hold.</summary>
public class SizeTests
{
    private const string Most = "1,073,741,823";

    [Theory]
    [InlineData("Input(4)", "Dense(int.MaxValue)", "dense_1: the kernel would be (4, 2147483647), more than the " + Most + " values that ModelGen can address; use fewer units or a smaller input")]
    [InlineData("Input(40000)", "Dense(40000)", "dense_1: the kernel would be (40000, 40000), more than the " + Most + " values that ModelGen can address; use fewer units or a smaller input")]
    [InlineData("Input(9, 9, 4)", "Conv2D(int.MaxValue, 3)", "conv2d_1: the padded gradient would be (11, 11, 2147483647), more than the " + Most + " values that ModelGen can address; use a smaller window, less dilation or Padding.Valid")]
    [InlineData("Input(2000, 2000, 8)", "Conv2D(64, 2000)", "conv2d_1: the kernel would be (2000, 2000, 8, 64), more than the " + Most + " values that ModelGen can address; use fewer filters or a smaller kernel")]
    [InlineData("Input(9, 9, 4)", "Conv2D(8, int.MaxValue, Padding = Padding.Same)", "conv2d_1: the padded input would be (2147483655, 2147483655, 4), more than the " + Most + " values that ModelGen can address; use a smaller window, less dilation or Padding.Valid")]
    [InlineData("Input(9, 9, 4)", "Conv2D(8, 3, DilationRate = int.MaxValue, Padding = Padding.Same)", "conv2d_1: the padded input would be (4294967303, 4294967303, 4), more than the " + Most + " values that ModelGen can address; use a smaller window, less dilation or Padding.Valid")]
    [InlineData("Input(9, 9, 4)", "Conv2D(8, int.MaxValue, DilationRate = int.MaxValue, Padding = Padding.Same)", "conv2d_1: the padded input would be (4611686011984936971, 4611686011984936971, 4), more than the " + Most + " values that ModelGen can address; use a smaller window, less dilation or Padding.Valid")]
    [InlineData("Input(9, 9, 4)", "DepthwiseConv2D(3, DepthMultiplier = int.MaxValue)", "depthwise_conv2d_1: the kernel would be (3, 3, 4, 2147483647), more than the " + Most + " values that ModelGen can address; use a smaller kernel or depth multiplier")]
    [InlineData("Input(9, 9, 4)", "MaxPool2D(int.MaxValue, Padding = Padding.Same)", "max_pool2d_1: the padded input would be (2147483647, 2147483647, 4), more than the " + Most + " values that ModelGen can address; use a smaller window, less dilation or Padding.Valid")]
    public void A_layer_beyond_2_to_the_30_is_reported(string input, string layer, string sentence) => AnalyzerRun.Reports(
        $"[Model, {input}, [|{layer}|]] partial class Net;",
        ("MG0015", sentence));

    [Fact]
    public void All_parameters_together_beyond_2_to_the_28_are_reported_at_the_class() => AnalyzerRun.Reports(
        "[Model, Input(12000), Dense(12000), Dense(12000)] partial class [|Net|];",
        ("MG0015", "Net: all parameters would be 288,024,000 values, more than the 268,435,455 values that ModelGen can address; use fewer units or filters"));

    [Fact]
    public void All_outputs_together_beyond_2_to_the_28_are_reported_at_the_class() => AnalyzerRun.Reports(
        "[Model, Input(8192, 16384, 1), Conv2D(2, 1)] partial class [|Net|];",
        ("MG0015", "Net: all layers' outputs for one sample would be 402,653,184 values, more than the 268,435,455 values that ModelGen can address; use a smaller input, or pool earlier"));

    [Fact]
    public void Borders_that_make_a_sample_too_large_are_reported_at_the_class() => AnalyzerRun.Reports(
        """
        [Model, Input(4, 4, 1)]
        [Conv2D(1, 2, DilationRate = 24000, Padding = Padding.Same)]
        [Conv2D(1, 2, DilationRate = 24000, Padding = Padding.Same)]
        [Conv2D(1, 2, DilationRate = 24000, Padding = Padding.Same)]
        partial class [|Net|];
        """,
        ("MG0015", "Net: the memory of one sample, with its borders, would be over 2^30 values, more than the 1,073,741,823 values that ModelGen can address; use a smaller input, less dilation or Padding.Valid"));
}

using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>An import is a model to train on: what was learned is a weight of its layer, what was fixed stays fixed, and what cannot be said so is a note.</summary>
public class LearningTests
{
    private static readonly TensorProto[] Normalization = [TestGraph.Floats([2], 2, 0.5f), TestGraph.Floats([2], 10, 20), TestGraph.Floats([2], 1, -1), TestGraph.Floats([2], 3, 8)];

    /// <summary>The last layer of a regression or of a binary classifier: one unit, one bias.</summary>
    [Theory]
    [InlineData("Add", 0.25f)]
    [InlineData("Sub", -0.25f)]
    public void A_number_behind_a_product_of_one_unit_is_its_bias(string type, float bias)
    {
        ImportedNetwork network = new TestGraph(2).Node("MatMul", [TestGraph.Floats([2, 1], 3, 4)]).Node(type, [TestGraph.Floats([1], 0.25f)]).Node("Sigmoid").Import();

        LayerInfo layer = Assert.Single(network.Layers);
        Assert.Equal((Activation.Sigmoid, "dense_1.kernel dense_1.bias"), (layer.Activation, string.Join(' ', layer.Parameters)));
        Assert.Equal([bias], network.Weights[1].Values);
        Assert.Empty(network.Notes);
    }

    [Theory]
    [InlineData]
    [InlineData(1L)]
    [InlineData(1L, 1L, 1L)]
    [InlineData(1L, 1L, 1L, 1L)]
    public void A_number_behind_a_convolution_is_its_bias_for_all_channels(params long[] shape)
    {
        ImportedNetwork network = new TestGraph(1, 1, 1).Node("Conv", [TestGraph.Floats([2, 1, 1, 1], 3, 4)]).Node("Add", [TestGraph.Floats(shape, 0.5f)]).Import();

        Assert.Equal("Conv2D", Assert.Single(network.Layers).Kind);
        Assert.Equal([0.5f, 0.5f], network.Weights[1].Values);
        Assert.Equal(["conv2d_1: the file's bias is one number for all units; here each unit learns its own."], network.Notes);
    }

    [Fact]
    public void A_zero_behind_a_product_is_a_bias_too() =>
        Assert.Equal(2, Assert.Single(new TestGraph(2).Node("MatMul", [TestGraph.Floats([2, 1], 3, 4)]).Node("Add", [TestGraph.Floats([1], 0)]).Import().Layers).Parameters.Count);

    /// <summary>A temperature, or an offset behind a bias, was never learned: a Rescaling is not either.</summary>
    [Fact]
    public void A_fixed_number_stays_fixed()
    {
        TensorProto[] gemm = [TestGraph.Floats([2, 1], 3, 4), TestGraph.Floats([1], 5)];
        Assert.Equal(["Dense", "Rescaling"], new TestGraph(2).Node("Gemm", gemm).Node("Add", [TestGraph.Floats([], 1)]).Import().Layers.Select(layer => layer.Kind));
        Assert.Equal(["Dense", "Rescaling"], new TestGraph(2).Node("Gemm", gemm).Node("Mul", [TestGraph.Floats([], 2)]).Import().Layers.Select(layer => layer.Kind));
    }

    [Fact]
    public void What_changes_nothing_is_no_layer() =>
        Assert.Equal("Activation", Assert.Single(new TestGraph(2).Node("Mul", [TestGraph.Floats([], 1)]).Node("Identity").Node("Add", [TestGraph.Floats([], 0)]).Node("Relu").Import().Layers).Kind);

    [Fact]
    public void A_normalization_that_became_part_of_weights_is_noted_in_the_class()
    {
        ImportedNetwork network = new TestGraph(1, 1, 1).Node("Conv", [TestGraph.Floats([2, 1, 1, 1], 3, -2)]).Node("BatchNormalization", Normalization).Import();

        Assert.Equal(["conv2d_1: the weights include the BatchNormalization after it; training does not normalise over the batch again."], network.Notes);
        Assert.Contains("/// It computes what the file does, but learns otherwise:\n/// conv2d_1: the weights include", ImportedCode.Write(network, "A", "B"));
    }

    /// <summary>Behind an activation it cannot become part of weights. (7 - 1) / 2 * 2 + 10 and (7 + 1) / 3 * 0.5 + 20.</summary>
    [Fact]
    public void A_normalization_without_a_layer_before_it_is_a_depthwise_layer()
    {
        TensorProto[] kernel = [TestGraph.Floats([2, 2, 1, 1], 1, 0, 0, 1)];
        ImportedNetwork network = new TestGraph(2, 1, 1).Node("Conv", kernel).Node("Relu").Node("BatchNormalization", Normalization, Attributes.Of("epsilon", 1f)).Import();

        Assert.Equal(["Conv2D", "DepthwiseConv2D"], network.Layers.Select(layer => layer.Kind));
        float[] y = TestGraph.Run(network, 7, 7);
        Assert.Equal(16, y[0], 1e-5);
        Assert.Equal((8 / 3.0 * 0.5) + 20, y[1], 1e-5);
        Assert.Equal(["depthwise_conv2d_1: scales and shifts each channel by constants of the file; training changes them too."], network.Notes);
    }

    /// <summary>(x - mean) / deviation, of images in either order and of vectors.</summary>
    [Theory]
    [InlineData(new[] { 2, 1, 3 }, new[] { 1L, 2, 1, 1 }, true)]
    [InlineData(new[] { 2, 1, 3 }, new[] { 2L, 1, 1 }, true)]
    [InlineData(new[] { 1, 3, 2 }, new[] { 2L }, false)]
    [InlineData(new[] { 2 }, new[] { 1L, 2 }, false)]
    public void Inputs_are_normalized_channel_by_channel(int[] input, long[] shape, bool isChannelsFirst)
    {
        TestGraph graph = new TestGraph(input).Node("Sub", [TestGraph.Floats(shape, 1, 2)]).Node("Div", [TestGraph.Floats(shape, 4, 8)]);
        graph = isChannelsFirst ? graph.Node("Conv", [TestGraph.Floats([2, 2, 1, 1], 1, 0, 0, 1)]) : graph.Node("Relu");
        ImportedNetwork network = graph.Import();

        Assert.Single(network.Layers, layer => layer.Kind == "DepthwiseConv2D");
        float[] x = [.. Enumerable.Range(0, input.Aggregate((a, b) => a * b)).Select(i => (float)((3 * i) + 1))];
        Assert.Equal(x.Select((value, i) => Math.Max((value - (i % 2) - 1) / (i % 2 == 0 ? 4 : 8), isChannelsFirst ? float.MinValue : 0)), TestGraph.Run(network, x));
    }

    [Fact]
    public void Factors_of_a_Gemm_and_kernels_that_layers_share_are_noted()
    {
        TestGraph graph = new TestGraph(2).Node("Gemm", [TestGraph.Floats([2, 2], 1, 2, 3, 4)], Attributes.Of("alpha", 0.5f)).Node("Relu").Node("MatMul");
        graph.Model.Graph.Node[^1].Input.Add("c0");

        Assert.Equal(
            ["dense_1: the weights include the alpha and beta of the file's Gemm.", "dense_1, dense_2: the file shares one kernel among them; here each learns its own."],
            graph.Import().Notes);
    }

    [Fact]
    public void A_rate_of_dropout_that_is_computed_is_refused()
    {
        TestGraph graph = new TestGraph(2).Node("Relu").Node("Dropout");
        graph.Model.Graph.Node[^1].Input.Add("somewhere");

        Assert.Contains("input 1 is computed", Assert.Throws<OnnxUnsupportedException>(graph.Import).Message);
    }
}

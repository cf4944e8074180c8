using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>Single nodes and short chains, against what ONNX defines for them, worked out here.</summary>
public class NodeTests
{
    [Fact]
    public void A_dense_layer_behind_a_flattened_image_has_its_rows_in_our_order()
    {
        const int Channels = 2, Height = 3, Width = 4;
        float[] matrix = [.. Enumerable.Range(0, Channels * Height * Width).Select(i => (float)(i * i))];
        ImportedNetwork network = new TestGraph(Channels, Height, Width)
            .Node("MaxPool", Attributes.Of("kernel_shape", 1, 1)).Node("Flatten")
            .Node("MatMul", [TestGraph.Floats([matrix.Length, 1], matrix)]).Import();

        Assert.True(network.IsInputChannelsFirst);
        Assert.Equal([Height, Width, Channels], network.InputShape);
        for (int c = 0; c < Channels; c++)
        {
            for (int h = 0; h < Height; h++)
            {
                for (int w = 0; w < Width; w++)
                {
                    float[] oneHot = new float[matrix.Length];
                    oneHot[(((h * Width) + w) * Channels) + c] = 1;
                    Assert.Equal([matrix[(((c * Height) + h) * Width) + w]], TestGraph.Run(network, oneHot));
                }
            }
        }
    }

    [Fact]
    public void A_normalization_is_folded_into_the_convolution_before_it()
    {
        ImportedNetwork network = new TestGraph(1, 1, 1)
            .Node("Conv", [TestGraph.Floats([2, 1, 1, 1], 3, -2)])
            .Node("BatchNormalization",
                [TestGraph.Floats([2], 2, 0.5f), TestGraph.Floats([2], 10, 20), TestGraph.Floats([2], 1, -1), TestGraph.Floats([2], 3, 8)],
                Attributes.Of("epsilon", 1f))
            .Node("Relu").Import();

        // (3 * 7 - 1) / sqrt(3 + 1) * 2 + 10 and (-2 * 7 + 1) / sqrt(8 + 1) * 0.5 + 20.
        Assert.Equal("Conv2D", Assert.Single(network.Layers).Kind);
        float[] y = TestGraph.Run(network, 7);
        Assert.Equal(30, y[0], 1e-5);
        Assert.Equal((-13 / 3.0 * 0.5) + 20, y[1], 1e-5);
    }

    /// <summary>What PyTorch's exporter gives, and where the windows of Keras's rule begin otherwise.</summary>
    [Theory]
    [InlineData(8, 3, 1, new[] { 0, 0, 0, 0 }, 0, 6, 0)]
    [InlineData(8, 3, 1, new[] { 1, 1, 1, 1 }, 0, 8, 1)]
    [InlineData(7, 3, 2, new[] { 1, 1, 1, 1 }, 0, 4, 1)]
    [InlineData(8, 3, 2, new[] { 0, 0, 1, 1 }, 0, 4, 0)]
    [InlineData(7, 2, 2, new[] { 0, 0, 0, 0 }, 1, 4, 0)]
    [InlineData(7, 2, 2, new[] { 0, 0, 0, 0 }, 0, 3, 0)]
    [InlineData(8, 3, 2, new[] { 1, 1, 1, 1 }, 0, 0, 0)]
    [InlineData(8, 3, 1, new[] { 2, 2, 2, 2 }, 0, 0, 0)]
    [InlineData(8, 3, 1, new[] { 1, 1, 1, 0 }, 0, 0, 0)]
    public void A_window_is_read_where_Valid_or_Same_begins_and_ends_it_alike(int input, int size, int stride, int[] pads, int ceil, int outputs, int before)
    {
        TestGraph graph = new TestGraph(1, input, input).Node(
            "MaxPool", Attributes.Of("kernel_shape", size, size), Attributes.Of("strides", stride, stride),
            Attributes.Of("pads", [.. pads.Select(pad => (long)pad)]), Attributes.Of("ceil_mode", (long)ceil));
        if (outputs == 0)
        {
            OnnxUnsupportedNode node = Assert.Single(Assert.Throws<OnnxUnsupportedException>(graph.Import).Nodes);
            Assert.StartsWith("MaxPool 'MaxPool_0' (node 0)", node.Node);
            Assert.Contains("neither none nor those of Padding.Same", node.Reason);
            return;
        }

        LayerInfo layer = Assert.Single(graph.Import().Layers);
        Assert.Equal([outputs, outputs, 1], layer.OutputShape);
        Assert.Equal(before, layer.Window!.Rows.PadBefore);
    }

    [Fact]
    public void A_pool_that_counts_its_padding_is_refused_and_one_without_padding_is_not()
    {
        AttributeProto[] counts = [Attributes.Of("kernel_shape", 3, 3), Attributes.Of("strides", 1, 1), Attributes.Of("count_include_pad", 1L)];
        Assert.Equal("AvgPool2D", Assert.Single(new TestGraph(1, 5, 5).Node("AveragePool", counts).Import().Layers).Kind);
        Assert.Throws<OnnxUnsupportedException>(new TestGraph(1, 5, 5).Node("AveragePool", [.. counts, Attributes.Of("pads", 1, 1, 1, 1)]).Import);
    }

    [Fact]
    public void Softmax_means_what_its_operator_set_says()
    {
        // Before 13 it goes over everything from axis 1 on: over an image that is not our softmax.
        Assert.Throws<OnnxUnsupportedException>(Image().Node("Softmax", Attributes.Of("axis", 1L)).Opset(11).Import);
        Assert.Single(new TestGraph(5).Node("Softmax").Opset(11).Import().Layers);
        Assert.Equal(Activation.Softmax, Image().Node("Softmax", Attributes.Of("axis", 1L)).Import().Layers[^1].Activation);
        Assert.Throws<OnnxUnsupportedException>(Image().Node("Softmax").Import);

        static TestGraph Image() => new TestGraph(3, 2, 2).Node("MaxPool", Attributes.Of("kernel_shape", 1, 1));
    }

    [Theory]
    [InlineData("LeakyRelu", "alpha", 0.01f)]
    [InlineData("Elu", "alpha", 2f)]
    [InlineData("Selu", "gamma", 1f)]
    public void An_activation_of_other_constants_is_refused_with_those_that_it_would_need(string type, string attribute, float value)
    {
        OnnxUnsupportedException exception = Assert.Throws<OnnxUnsupportedException>(new TestGraph(4).Node(type, Attributes.Of(attribute, value)).Import);
        Assert.Contains(FormattableString.Invariant($"its {attribute} is {value}"), exception.Message);
    }

    [Fact]
    public void Numbers_before_a_network_become_one_rescaling_and_a_matrix_product_takes_its_bias()
    {
        ImportedNetwork network = new TestGraph(2)
            .Node("Div", [TestGraph.Floats([], 4)]).Node("Sub", [TestGraph.Floats([1], 0.5f)])
            .Node("MatMul", [TestGraph.Floats([2, 2], 1, 2, 3, 4)]).Node("Add", [TestGraph.Floats([2], 10, 20)]).Node("Sigmoid").Import();

        Assert.Equal(["Rescaling", "Dense"], network.Layers.Select(layer => layer.Kind));
        Assert.Equal((0.25f, -0.5f), (network.Layers[0].Scale, network.Layers[0].Offset));
        Assert.Equal([10, 20], network.Weights[1].Values);
    }

    [Fact]
    public void Every_node_without_a_layer_is_named_with_what_it_would_need()
    {
        OnnxUnsupportedException exception = Assert.Throws<OnnxUnsupportedException>(
            new TestGraph(4).Node("Relu").Node("Exp").Node("LSTM").Node("Softmax").Node("LogSoftmax").Import);

        Assert.Equal(["Exp 'Exp_1' (node 1)", "LSTM 'LSTM_2' (node 2)", "LogSoftmax 'LogSoftmax_4' (node 4)"], exception.Nodes.Select(node => node.Node));
        Assert.Contains("recurrent layers", exception.Message);
    }
}

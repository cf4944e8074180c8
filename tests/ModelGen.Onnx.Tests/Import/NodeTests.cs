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
            Assert.Contains("neither zero nor those of Padding.Same", node.Reason);
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
    public void Swish_is_SiLU_where_it_has_no_factor_of_its_own()
    {
        Assert.Equal(Activation.SiLU, Assert.Single(new TestGraph(4).Node("Swish").Opset(24).Import().Layers).Activation);
        Assert.Throws<OnnxUnsupportedException>(new TestGraph(4).Node("Swish", Attributes.Of("alpha", 1.702f)).Opset(24).Import);
    }

    /// <summary>The mean over height and width keeps them, channels last, with one pixel.</summary>
    [Fact]
    public void A_mean_of_a_channels_last_image_may_keep_its_dimensions()
    {
        TestGraph Mean() => new TestGraph(2, 3, 2).Node("ReduceMean", Attributes.Of("axes", 1, 2), Attributes.Of("keepdims", 1L));
        Assert.Equal([1, 1, 2], Mean().Import().OutputDims);
        ImportedNetwork network = Mean().Node("Reshape", [TestGraph.Integers(-1, 2)]).Node("MatMul", [TestGraph.Floats([2, 1], 1, 10)]).Import();

        Assert.Equal(["GlobalAvgPool2D", "Dense"], network.Layers.Select(layer => layer.Kind));
        Assert.Equal([42], TestGraph.Run(network, 1, 2, 3, 4, 1, 6, 3, 4, 1, 2, 3, 6));
    }

    /// <summary>TensorFlow and Keras pad in a node of its own; with a stride that is Padding.Same where the window then begins and ends as it does.</summary>
    [Theory]
    [InlineData(6, 2, new long[] { 0, 0, 0, 0, 0, 0, 1, 1 }, 0)]
    [InlineData(5, 2, new long[] { 0, 0, 1, 1, 0, 0, 1, 1 }, 1)]
    [InlineData(5, 1, new long[] { 0, 0, 1, 1, 0, 0, 1, 1 }, 1)]
    public void Zeros_around_an_image_are_the_padding_of_the_convolution_behind(int size, int stride, long[] pads, int before)
    {
        TensorProto[] kernel = [TestGraph.Floats([1, 1, 3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9)];
        LayerInfo layer = Assert.Single(new TestGraph(1, size, size).Node("Pad", [TestGraph.Integers(pads)]).Node("Conv", kernel, Attributes.Of("strides", stride, stride)).Import().Layers);
        Assert.Equal([size, size, 1], layer.InputShape);
        Assert.Equal(before, layer.Window!.Rows.PadBefore);

        // Channels last, with a Transpose between.
        TestGraph last = new TestGraph(size, size, 1).Node("Pad", [TestGraph.Integers([0, .. pads[2..4], 0, 0, .. pads[6..8], 0])])
            .Node("Transpose", Attributes.Of("perm", 0, 3, 1, 2)).Node("Conv", kernel, Attributes.Of("strides", stride, stride));
        Assert.Equal(layer.Window, Assert.Single(last.Import().Layers).Window);
    }

    [Fact]
    public void Pads_that_no_convolution_takes_or_that_are_not_zeros_are_refused()
    {
        TestGraph Padded(params TensorProto[] further) => new TestGraph(1, 5, 5).Node("Pad", [TestGraph.Integers(0, 0, 1, 1, 0, 0, 1, 1), .. further]);
        TensorProto[] kernel = [TestGraph.Floats([1, 1, 3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9)];
        TestGraph[] graphs =
        [
            Padded().Node("Relu"), Padded().Node("MaxPool", Attributes.Of("kernel_shape", 3, 3)), Padded().Node("Pad", [TestGraph.Integers(0, 0, 1, 1, 0, 0, 1, 1)]).Node("Conv", kernel),
            Padded(TestGraph.Floats([], 1)).Node("Conv", kernel), new TestGraph(1, 5, 5).Node("MaxPool", Attributes.Of("kernel_shape", 1, 1)).Node("Pad", [TestGraph.Integers(0, 0, 1, 1, 0, 0, 1, 1)]),
        ];
        Assert.All(graphs, graph => Assert.Contains("(node ", Assert.Throws<OnnxUnsupportedException>(graph.Import).Message));
    }

    [Theory]
    [InlineData(25)]
    [InlineData(28)]
    public void Newer_operator_sets_are_read(int opset) => Assert.Equal(opset, new TestGraph(4).Node("Relu").Opset(opset).Import().Opset);

    [Fact]
    public void A_set_that_nobody_knows_is_tried_and_the_class_says_so() =>
        Assert.Contains("// Operator set 99 is newer than 28, the newest", ImportedCode.Write(new TestGraph(4).Node("Relu").Opset(99).Import(), "A", "B"));

    [Fact]
    public void Dimensions_that_a_file_leaves_open_are_fixed_by_the_caller()
    {
        ModelProto open = new TestGraph(3, 0, 0).Node("MaxPool", Attributes.Of("kernel_shape", 2, 2), Attributes.Of("strides", 2, 2)).Finish();
        ImportedNetwork network = OnnxImport.Read(open, "test.onnx", shapes: Shape("input", 1, 3, 6, 8));
        Assert.Equal([6, 8, 3], network.InputShape);

        Refuses("'input': its shape is (?, 3, ?, ?) in the file; (1, 2, 6, 8) does not fit", "input", 1, 2, 6, 8);
        Refuses("'input': its shape is (?, 3, ?, ?) in the file; (1, 3, 6) does not fit", "input", 1, 3, 6);
        Refuses("it has no input 'x' to give a shape to; its inputs: 'input'", "x", 1, 3, 6, 8);

        void Refuses(string expected, string name, params long[] dims) =>
            Assert.Contains(expected, Assert.Throws<OnnxFormatException>(() => OnnxImport.Read(open, "test.onnx", shapes: Shape(name, dims))).Message);

        static Dictionary<string, long[]> Shape(string name, params long[] dims) => new() { [name] = dims };
    }
}

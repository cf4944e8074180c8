using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>A network that layers cannot express is refused by its nodes, all of them, each with what would be needed.</summary>
public class UnsupportedNodeTests
{
    [Fact]
    public void Every_operator_without_a_layer_is_named()
    {
        OnnxUnsupportedException exception = Refuse(new TestGraph(4).Node("Relu").Node("Exp").Node("LSTM").Node("Softmax").Node("LogSoftmax"));

        Assert.Equal(["Exp 'Exp_1' (node 1)", "LSTM 'LSTM_2' (node 2)", "LogSoftmax 'LogSoftmax_4' (node 4)"], exception.Nodes.Select(node => node.Node));
        Assert.Contains("recurrent layers", exception.Message);
    }

    /// <summary>Padding as PyTorch writes it, in layers and as nodes: behind each the sizes are those that ONNX gives it.</summary>
    [Fact]
    public void Every_node_whose_arguments_have_no_counterpart_is_named()
    {
        TensorProto[] kernel(int channels) => [TestGraph.Floats([2, channels, 3, 3], new float[18 * channels])];
        AttributeProto[] strided = [Attributes.Of("strides", 2, 2), Attributes.Of("pads", 1, 1, 1, 1)];
        OnnxUnsupportedException exception = Refuse(new TestGraph(3, 32, 32)
            .Node("Conv", kernel(3), strided)
            .Node("LeakyRelu", Attributes.Of("alpha", 0.1f))
            .Node("BatchNormalization", [.. Enumerable.Range(0, 4).Select(_ => TestGraph.Floats([2], 1, 1))], Attributes.Of("training_mode", 1L))
            .Node("Pad", [TestGraph.Integers(0, 0, 2, 1, 0, 0, 2, 1)])
            .Node("MaxPool", Attributes.Of("kernel_shape", 3, 3), Attributes.Of("strides", 2, 2), Attributes.Of("pads", 1, 1, 1, 1))
            .Node("Clip").Node("Conv", kernel(2))
            .Node("AveragePool", Attributes.Of("kernel_shape", 3, 3), Attributes.Of("strides", 2, 2), Attributes.Of("pads", 1, 1, 1, 1), Attributes.Of("count_include_pad", 1L))
            .Node("Flatten").Node("Elu", Attributes.Of("alpha", 2f))
            .Node("MatMul", [TestGraph.Floats([2 * 4 * 4, 5], new float[160])]));

        string[] beginnings =
        [
            "Conv 'Conv_0' (node 0): its pads (1, 1, 1, 1) on 32x32", "LeakyRelu 'LeakyRelu_1' (node 1): its alpha is 0.1",
            "BatchNormalization 'BatchNormalization_2' (node 2): it normalises as in training", "Pad 'Pad_3' (node 3): it pads by (0, 0, 2, 1, 0, 0, 2, 1), and zeros can only be part of a convolution directly after it",
            "MaxPool 'MaxPool_4' (node 4): its pads (1, 1, 1, 1) on 20x18", "Clip 'Clip_5' (node 5): no layer for it; this would need an activation between limits",
            "AveragePool 'AveragePool_7' (node 7): count_include_pad averages", "Elu 'Elu_9' (node 9): its alpha is 2",
        ];
        Assert.Equal(beginnings.Length, exception.Nodes.Count);
        Assert.All(beginnings.Zip(exception.Nodes), pair => Assert.StartsWith(pair.First, $"{pair.Second.Node}: {pair.Second.Reason}"));
    }

    /// <summary>x + f(x): what shares and what joins is named, and what lies behind as well.</summary>
    [Fact]
    public void A_network_that_branches_is_named_where_it_parts_and_joins_and_behind()
    {
        TestGraph graph = new TestGraph(4).Node("Relu").Node("Tanh").Node("Add").Node("Relu").Node("Exp");
        graph.Model.Graph.Node[2].Input.Add("v0");
        OnnxUnsupportedException exception = Refuse(graph);

        Assert.Equal(["Tanh 'Tanh_1' (node 1)", "Add 'Add_2' (node 2)", "Exp 'Exp_4' (node 4)"], exception.Nodes.Select(node => node.Node));
        Assert.All(exception.Nodes.Take(2), node => Assert.Contains("its input is shared with another node; a network that branches would be needed", node.Reason));
    }

    /// <summary>Squeeze and excitation: the branch that is followed is smaller than what it joins.</summary>
    [Fact]
    public void Behind_a_join_the_larger_shape_goes_on()
    {
        TestGraph graph = new TestGraph(2, 9, 9)
            .Node("MaxPool", Attributes.Of("kernel_shape", 1, 1)).Node("GlobalAveragePool").Node("Sigmoid").Node("Mul")
            .Node("MaxPool", Attributes.Of("kernel_shape", 4, 4), Attributes.Of("pads", 3, 3, 3, 3));
        graph.Model.Graph.Node[3].Input.Add("v0");

        Assert.Contains("on 9x9", Refuse(graph).Nodes[^1].Reason);
    }

    [Fact]
    public void Weights_of_a_type_that_is_not_read_are_named_by_the_node_that_takes_them()
    {
        TestGraph graph = new TestGraph(4).Node("MatMul", [TestGraph.Floats([4, 4], new float[16])]);
        graph.Model.Graph.Initializer[0].DataType = 10;

        Assert.Equal("input 1 holds float16; float32 would be needed: convert the model to it", Assert.Single(Refuse(graph).Nodes).Reason);
    }

    /// <summary>What the graph is and what its nodes are stand in the way together: nobody mends one to meet the next.</summary>
    [Theory]
    [InlineData("input 'input': its shape is (?, 2, 3, 4, 5); a batch of images", 2, 3, 4, 5)]
    [InlineData("input 'input': its shape (?, 3, ?, ?) is open, but ModelGen needs fixed sizes; fix it, for instance with --shape NAME=1,3,224,224", 3, 0, 0)]
    [InlineData("input 'input': its shape (?, ?, ?, ?) is open, but ModelGen needs fixed sizes; fix it, for instance with --shape NAME=1,3,224,224", 0, 0, 0)]
    [InlineData("input 'input': its shape (?, ?, ?, 3) is open, but ModelGen needs fixed sizes; fix it, for instance with --shape NAME=1,224,224,3", 0, 0, 3)]
    public void An_input_that_does_not_fit_is_named_together_with_the_nodes(string expected, params int[] input)
    {
        OnnxUnsupportedException exception = Refuse(new TestGraph(input).Node("Relu").Node("LSTM").Node("Exp"));
        Assert.StartsWith(expected, $"{exception.Nodes[0].Node}: {exception.Nodes[0].Reason}");
        Assert.Equal(["LSTM 'LSTM_1' (node 1)", "Exp 'Exp_2' (node 2)"], exception.Nodes.Skip(1).Select(node => node.Node));
    }

    [Fact]
    public void Several_inputs_and_outputs_and_other_types_are_named_together_with_the_nodes()
    {
        TestGraph graph = new TestGraph(4).Node("Relu").Node("Exp");
        graph.Model.Graph.Input[0].Type.TensorType.ElemType = 10;
        graph.Model.Graph.Input.Add(new ValueInfoProto { Name = "more" });
        graph.Model.Graph.Output.Add(new ValueInfoProto { Name = "v0" });

        Assert.Equal(
            [
                "the graph: it has 2 inputs ('input', 'more') and 2 outputs ('output', 'v0'); a ModelGen network has one of each",
                "input 'input': it holds float16; float32 would be needed",
                "Exp 'Exp_1' (node 1): no layer for it; this would need an activation of this formula",
            ],
            Refuse(graph).Nodes.Select(node => $"{node.Node}: {node.Reason}"));
    }

    [Fact]
    public void Nodes_of_one_reason_share_a_line()
    {
        OnnxUnsupportedException exception = Refuse(new TestGraph(4).Node("Exp").Node("Mish").Node("Exp").Node("LSTM"));
        Assert.Equal(
            """
            test.onnx cannot be imported; 4 parts of it cannot be expressed:
              Exp 'Exp_0' (node 0), Mish 'Mish_1' (node 1), Exp 'Exp_2' (node 2): no layer for it; this would need an activation of this formula
              LSTM 'LSTM_3' (node 3): no layer for it; this would need recurrent layers
            """,
            exception.Message);
    }

    private static OnnxUnsupportedException Refuse(TestGraph graph) => Assert.Throws<OnnxUnsupportedException>(graph.Import);
}

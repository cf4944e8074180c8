using Google.Protobuf;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>Graphs that look like what layers compute and mean something else: refused. And their neighbours, which are read.</summary>
public class MeaningTests
{
    private static readonly TensorProto[] TwoByTwo = [TestGraph.Floats([2, 2, 1, 1], 1, 2, 3, 4)];

    public static TheoryData<string> Refused => [.. Different.Keys];

    private static Dictionary<string, Func<TestGraph>> Different { get; } = new()
    {
        ["a normalisation of rows, as many as the channels"] = () => new TestGraph(2, 2, 2).Node("Conv", TwoByTwo)
            .Node("Transpose", Attributes.Of("perm", 0, 2, 3, 1)).Node("BatchNormalization", Ones(4, 2)),
        ["a normalisation as in training"] = () => new TestGraph(2, 2, 2).Node("Conv", TwoByTwo).Node("BatchNormalization", Ones(4, 2), Attributes.Of("training_mode", 1L)),
        ["a normalisation of each pixel"] = () => new TestGraph(2, 2, 2).Node("Conv", TwoByTwo).Node("BatchNormalization", Ones(4, 2), Attributes.Of("spatial", 0L)).Opset(7),
        ["a product with the sample transposed"] = () => new TestGraph(2).Node("Gemm", [Matrix(2, 2)], Attributes.Of("transA", 1L)),
        ["a bias for each sample"] = () => new TestGraph(2).Node("Gemm", [Matrix(2, 3), TestGraph.Floats([3, 1], 1, 2, 3)]),
        ["a reshape across samples"] = () => Fixed(new TestGraph(6), 1).Node("Reshape", [TestGraph.Integers(2, -1)]),
        ["a reshape of several samples to one"] = () => Fixed(new TestGraph(6), 4).Node("Reshape", [TestGraph.Integers(1, -1)]),
        ["a reshape with a size that no dimension gives"] = () => new TestGraph(2, 3).Node("Reshape", [TestGraph.Integers(-1, 3, 2, 0)]).Opset(14),
        ["a reshape whose 0 is a size"] = () => new TestGraph(6).Node("Reshape", [TestGraph.Integers(0, 6)], Attributes.Of("allowzero", 1L)).Opset(14),
        ["a number that adds a dimension"] = () => new TestGraph(4).Node("Add", [TestGraph.Floats([1, 1, 1], 2)]),
        ["a bias over columns"] = () => new TestGraph(2, 2, 2).Node("Conv", TwoByTwo).Node("Add", [TestGraph.Floats([2], 1, 2)]),
        ["a constant less the value"] = () => Swapped(new TestGraph(4).Node("Sub", [TestGraph.Floats([], 2)])),
        ["a constant over the value"] = () => Swapped(new TestGraph(4).Node("Div", [TestGraph.Floats([], 2)])),
        ["weights times the value"] = () => Swapped(new TestGraph(2).Node("MatMul", [Matrix(2, 2)])),
        ["the value as the rate"] = () => Swapped(new TestGraph(2).Node("Dropout", [TestGraph.Floats([2], 1, 2)])),
        ["a kernel that is computed"] = () => Swapped(new TestGraph(2, 1, 1).Node("Conv", TwoByTwo)),
        ["dropout that drops in prediction"] = () => new TestGraph(2).Node("Dropout", [TestGraph.Floats([], 0.5f), Flag(true)]),
        ["softmax over rows"] = () => new TestGraph(2, 2, 2).Node("Conv", TwoByTwo).Node("Softmax", Attributes.Of("axis", 2L)),
        ["softmax over an image, as before operator set 13"] = () => new TestGraph(2, 2, 2).Node("Conv", TwoByTwo).Node("Softmax", Attributes.Of("axis", 1L)).Opset(12),
        ["softmax of a softmax"] = () => new TestGraph(4).Node("Softmax").Node("Dropout").Node("Softmax"),
        ["a pool with gaps"] = () => new TestGraph(2, 8, 8).Node("MaxPool", Attributes.Of("kernel_shape", 2, 2), Attributes.Of("dilations", 2, 2)),
        ["a pool that counts its padding"] = () => new TestGraph(2, 8, 8).Node("AveragePool", Attributes.Of("kernel_shape", 3, 3), Attributes.Of("pads", 1, 1, 1, 1), Attributes.Of("count_include_pad", 1L)),
        ["an odd zero in front"] = () => new TestGraph(2, 8, 8).Node("MaxPool", Attributes.Of("kernel_shape", 2, 2), Text("auto_pad", "SAME_LOWER")),
        ["GELU by tanh"] = () => new TestGraph(2).Node("Gelu", Text("approximate", "tanh")).Opset(20),
        ["a mean over the channels"] = () => new TestGraph(2, 2, 2).Node("Conv", TwoByTwo).Node("ReduceMean", Attributes.Of("axes", 1L)),
        ["a flatten with the batch"] = () => new TestGraph(2, 2, 2).Node("Flatten", Attributes.Of("axis", 0L)),
        ["a transposition of rows and columns"] = () => new TestGraph(2, 2, 2).Node("Conv", TwoByTwo).Node("Transpose", Attributes.Of("perm", 0, 1, 3, 2)),
        ["a graph that only passes on"] = () => new TestGraph(4).Node("Identity"),
        ["a graph that ends flattened channels first"] = () => new TestGraph(2, 2, 2).Node("Conv", TwoByTwo).Node("Flatten"),
        ["an operator of somebody's own"] = () => Custom(new TestGraph(2).Node("Relu")),
        ["a division by almost nothing"] = () => new TestGraph(2).Node("Div", [TestGraph.Floats([], 1e-42f)]),
        ["a second output in use"] = () => SecondOutput(new TestGraph(2).Node("Dropout").Node("Add")),
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_no_layer_means_is_refused(string what)
    {
        Exception exception = Assert.ThrowsAny<Exception>(Different[what]().Import);
        Assert.True(exception is OnnxUnsupportedException or OnnxFormatException, $"{exception}");
        Assert.Contains(what.StartsWith("a graph that", StringComparison.Ordinal) ? "the graph: " : "(node ", exception.Message);
    }

    [Fact]
    public void Constants_may_be_passed_on_and_transposed()
    {
        foreach ((long[]? order, float[] expected) in new (long[]?, float[])[] { (null, [5, 11, 17]), ([1, 0], [5, 11, 17]), ([0, 1], [7, 10]) })
        {
            bool isTransposed = order is not [0, 1];
            TestGraph graph = new TestGraph(2).Node("MatMul", [TestGraph.Floats(isTransposed ? [3, 2] : [2, 2], isTransposed ? [1, 2, 3, 4, 5, 6] : [1, 2, 3, 4])]);
            NodeProto transpose = new() { OpType = "Transpose", Input = { "c0" }, Output = { "t" } };
            transpose.Attribute.AddRange(order is null ? [] : [Attributes.Of("perm", order)]);
            graph.Model.Graph.Node.Insert(0, transpose);
            graph.Model.Graph.Node.Insert(1, new NodeProto { OpType = "Identity", Input = { "t" }, Output = { "i" } });
            graph.Model.Graph.Node[2].Input[1] = "i";
            Assert.Equal(expected, TestGraph.Run(graph.Import(), 1, 2));
        }
    }

    [Fact]
    public void Weights_may_be_listed_as_inputs_too_and_may_come_from_constants_or_doubles()
    {
        TestGraph graph = new TestGraph(2).Node("MatMul", [Matrix(2, 2)]).Node("Add", [TestGraph.Floats([2], 0, 0)]);
        GraphProto proto = graph.Model.Graph;
        proto.Input.Add(new ValueInfoProto { Name = "c0" });
        TensorProto bias = new() { DataType = ElementType.Double, Dims = { 2 }, DoubleData = { 10, 20 } };
        proto.Initializer.RemoveAt(1);
        proto.Node.Insert(0, new NodeProto { OpType = "Constant", Output = { "c1" }, Attribute = { new AttributeProto { Name = "value", Type = AttributeType.Tensor, T = bias } } });
        TensorProto matrix = proto.Initializer[0];
        matrix.RawData = ByteString.Empty;
        matrix.FloatData.Add([1, 2, 3, 4]);

        Assert.Equal([17, 30], TestGraph.Run(graph.Import(), 1, 2));
    }

    [Fact]
    public void Dropout_with_a_flag_for_training_that_is_off_is_read()
    {
        Assert.Equal(0.25f, Assert.Single(new TestGraph(2).Node("Dropout", [TestGraph.Floats([], 0.25f), Flag(false)]).Import().Layers).Rate);
        Assert.Equal(0.75f, Assert.Single(new TestGraph(2).Node("Dropout", Attributes.Of("ratio", 0.75f)).Opset(7).Import().Layers).Rate);
    }

    [Fact]
    public void An_even_padding_is_the_same_in_front_and_behind()
    {
        LayerInfo layer = Assert.Single(new TestGraph(1, 8, 8).Node("MaxPool", Attributes.Of("kernel_shape", 3, 3), Text("auto_pad", "SAME_LOWER")).Import().Layers);
        Assert.Equal(new WindowAxisInfo(3, 1, 1, 1, 1), layer.Window!.Rows);
    }

    [Fact]
    public void A_normalization_is_folded_into_a_dense_layer_too()
    {
        ImportedNetwork network = new TestGraph(1)
            .Node("Gemm", [TestGraph.Floats([1, 2], 3, -2), TestGraph.Floats([2], 1, 1)])
            .Node("BatchNormalization",
                [TestGraph.Floats([2], 2, 0.5f), TestGraph.Floats([2], 10, 20), TestGraph.Floats([2], 2, 0), TestGraph.Floats([2], 3, 8)], Attributes.Of("epsilon", 1f)).Import();

        // (3 * 7 + 1 - 2) / 2 * 2 + 10 and (-2 * 7 + 1) / 3 * 0.5 + 20.
        float[] y = TestGraph.Run(network, 7);
        Assert.Equal(30, y[0], 1e-5);
        Assert.Equal((-13 / 3.0 * 0.5) + 20, y[1], 1e-5);
    }

    private static TensorProto[] Ones(int tensors, int count) => [.. Enumerable.Range(0, tensors).Select(_ => TestGraph.Floats([count], [.. Enumerable.Repeat(1f, count)]))];

    private static TensorProto Matrix(int rows, int columns) => TestGraph.Floats([rows, columns], [.. Enumerable.Range(1, rows * columns).Select(i => (float)i)]);

    private static TensorProto Flag(bool value) => new() { DataType = ElementType.Bool, RawData = ByteString.CopyFrom(value ? (byte)1 : (byte)0) };

    private static AttributeProto Text(string name, string value) => new() { Name = name, Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) };

    private static TestGraph Fixed(TestGraph graph, int batch)
    {
        graph.Model.Graph.Input[0].Type.TensorType.Shape.Dim[0] = new DimensionProto { DimValue = batch };
        return graph;
    }

    private static TestGraph Swapped(TestGraph graph)
    {
        NodeProto node = graph.Model.Graph.Node[^1];
        (node.Input[0], node.Input[1]) = (node.Input[1], node.Input[0]);
        return graph;
    }

    private static TestGraph Custom(TestGraph graph)
    {
        graph.Model.Graph.Node[0].Domain = "somebody";
        return graph;
    }

    private static TestGraph SecondOutput(TestGraph graph)
    {
        graph.Model.Graph.Node[0].Output.Add("mask");
        graph.Model.Graph.Node[1].Input.Add("mask");
        return graph;
    }
}

using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>Graphs that work out shapes and weights while they run: what follows from constants and known shapes is constant.</summary>
public class ShapeArithmeticTests
{
    private static readonly float[] Matrix = [.. Enumerable.Range(0, 36).Select(i => (float)i)];

    /// <summary>x.view(x.size(0), -1), as exporters of PyTorch write it.</summary>
    [Fact]
    public void A_flatten_that_asks_for_the_batch_is_a_flatten()
    {
        TestGraph graph = Image(11);
        Define(graph, "s", "Shape", ["input"]);
        Define(graph, "g", "Gather", ["s", Constant(graph, Whole(0))], Attributes.Of("axis", 0L));
        Define(graph, "u", "Unsqueeze", ["g"], Attributes.Of("axes", [0L]));
        Define(graph, "t", "Concat", ["u", Constant(graph, TestGraph.Integers(-1))], Attributes.Of("axis", 0L));
        Flattens(graph.Node("Reshape", "t"));
    }

    /// <summary>torch.flatten(x, 1) by the exporter on FX graphs: the shape of a value further back, and 0 is no copy.</summary>
    [Fact]
    public void A_flatten_that_joins_the_batch_with_a_number_is_a_flatten()
    {
        TestGraph graph = Image(18);
        Define(graph, "s", "Shape", ["input"], Attributes.Of("start", 0L), Attributes.Of("end", 1L));
        Define(graph, "t", "Concat", ["s", Constant(graph, TestGraph.Integers(18))], Attributes.Of("axis", 0L));
        Flattens(graph.Node("Reshape", "t", Attributes.Of("allowzero", 1L)));
    }

    /// <summary>The batch, and the product of the others.</summary>
    [Fact]
    public void Dimensions_are_sliced_cast_and_multiplied()
    {
        TestGraph graph = Image(13);
        Define(graph, "s", "Shape", ["v0"]);
        string[] bounds = [.. new long[] { 0, 1, 2, 3, 4 }.Select(bound => Constant(graph, TestGraph.Integers(bound)))];
        string[] names = ["n", "c", "h", "w"];
        for (int i = 0; i < 4; i++)
        {
            Define(graph, names[i], "Slice", ["s", bounds[i], bounds[i + 1]]);
        }

        Define(graph, "ch", "Mul", ["c", "h"]);
        Define(graph, "chw", "Mul", ["ch", "w"]);
        Define(graph, "f", "Cast", ["chw"], Attributes.Of("to", 1L));
        Define(graph, "i", "Cast", ["f"], Attributes.Of("to", 7L));
        Define(graph, "t", "Concat", ["n", "i"], Attributes.Of("axis", 0L));
        Flattens(graph.Node("Reshape", "t"));
    }

    [Fact]
    public void A_shape_that_mixes_samples_is_refused_and_what_asks_for_shapes_is_no_branch()
    {
        TestGraph graph = Image(13);
        Define(graph, "s", "Shape", ["input"]);
        Define(graph, "n", "Gather", ["s", Constant(graph, TestGraph.Integers(0))]);
        Define(graph, "twice", "Add", ["n", "n"]);
        Define(graph, "t", "Concat", ["twice", Constant(graph, TestGraph.Integers(9))], Attributes.Of("axis", 0L));

        OnnxUnsupportedNode node = Assert.Single(Assert.Throws<OnnxUnsupportedException>(graph.Node("Reshape", "t").Node("Relu").Import).Nodes);
        Assert.Equal("input 1 is computed; it must be a constant of the file", node.Reason);
    }

    /// <summary>Weights stored in another form than they are used in. Each way gives the rows 1 2 and 3 4.</summary>
    [Theory]
    [InlineData("Transpose")]
    [InlineData("Reshape")]
    [InlineData("Squeeze")]
    [InlineData("Concat")]
    [InlineData("Gather")]
    [InlineData("Slice")]
    [InlineData("Arithmetic")]
    [InlineData("Cast")]
    public void Weights_are_folded(string way)
    {
        TestGraph graph = new(2);
        switch (way)
        {
            case "Transpose":
                Define(graph, "w", "Transpose", [Constant(graph, TestGraph.Floats([1, 2, 2], 1, 3, 2, 4))], Attributes.Of("perm", 2, 1, 0));
                Define(graph, "m", "Squeeze", ["w"], Attributes.Of("axes", [2L]));
                break;
            case "Reshape":
                Define(graph, "m", "Reshape", [Constant(graph, TestGraph.Floats([4], 1, 2, 3, 4)), Constant(graph, TestGraph.Integers(2, -1))]);
                break;
            case "Squeeze":
                Define(graph, "w", "Unsqueeze", [Constant(graph, TestGraph.Floats([2, 2], 1, 2, 3, 4)), Constant(graph, TestGraph.Integers(0, -1))]);
                Define(graph, "m", "Squeeze", ["w", Constant(graph, TestGraph.Integers(0, 3))]);
                break;
            case "Concat":
                Define(graph, "m", "Concat", [Constant(graph, TestGraph.Floats([2, 1], 1, 3)), Constant(graph, TestGraph.Floats([2, 1], 2, 4))], Attributes.Of("axis", -1L));
                break;
            case "Gather":
                Define(graph, "m", "Gather", [Constant(graph, TestGraph.Floats([2, 3], 2, 9, 1, 4, 9, 3)), Constant(graph, TestGraph.Integers(-1, 0))], Attributes.Of("axis", 1L));
                break;
            case "Slice":
                // Backwards, both dimensions: to the beginning is as far as there is.
                Define(graph, "m", "Slice", [Constant(graph, TestGraph.Floats([2, 3], 4, 3, 9, 2, 1, 9)), .. new long[][] { [-1, 1], [long.MinValue, -9], [0, 1], [-1, -1] }.Select(each => Constant(graph, TestGraph.Integers(each)))]);
                break;
            case "Arithmetic":
                Define(graph, "w", "Mul", [Constant(graph, TestGraph.Floats([2, 2], 2, 4, 1, 1)), Constant(graph, TestGraph.Floats([2, 1], 0.5f, 4))]);
                Define(graph, "m", "Sub", ["w", Constant(graph, TestGraph.Floats([2, 2], 0, 0, 1, 0))]);
                break;
            default:
                Define(graph, "m", "Cast", [Constant(graph, new() { DataType = ElementType.Double, Dims = { 2, 2 }, DoubleData = { 1, 2, 3, 4 } })], Attributes.Of("to", 1L));
                break;
        }

        Assert.Equal([13, 18], TestGraph.Run(graph.Node("MatMul", "m").Import(), 1, 4));
    }

    [Fact]
    public void Constants_have_any_form_and_those_that_nobody_takes_do_not_matter()
    {
        TestGraph graph = new(2);
        Define(graph, "b", "Constant", [], new AttributeProto { Name = "value_floats", Type = AttributeType.Floats, Floats = { 10, 20 } });
        Define(graph, "i", "Constant", [], Attributes.Of("value_int", long.MaxValue));
        foreach (string unused in (string[])["value_string", "value_strings", "sparse_value", "value_of_tomorrow"])
        {
            Define(graph, unused, "Constant", [], new AttributeProto { Name = unused });
        }

        graph.Node("Gemm", [TestGraph.Floats([2, 2], 1, 2, 3, 4)]);
        graph.Model.Graph.Node[^1].Input.Add("b");
        Assert.Equal([14, 26], TestGraph.Run(graph.Import(), 1, 1));

        graph.Model.Graph.Node[^1].Input[2] = "sparse_value";
        Assert.Contains("input 2 holds a sparse tensor; float32 would be needed", Assert.Throws<OnnxUnsupportedException>(graph.Import).Message);
        graph.Model.Graph.Node[^1].Input[2] = "value_strings";
        Assert.Contains("input 2 holds strings", Assert.Throws<OnnxUnsupportedException>(graph.Import).Message);
    }

    private static TestGraph Image(int opset) => new TestGraph(2, 3, 3).Opset(opset).Node("MaxPool", Attributes.Of("kernel_shape", 1, 1));

    private static void Flattens(TestGraph graph)
    {
        ImportedNetwork network = graph.Node("MatMul", [TestGraph.Floats([18, 2], Matrix)]).Import();
        Assert.Equal(["MaxPool2D", "Flatten", "Dense"], network.Layers.Select(layer => layer.Kind));

        // The second pixel's second channel, which ONNX has at 9 + 1.
        float[] x = new float[18];
        x[3] = 1;
        Assert.Equal([20, 21], TestGraph.Run(network, x));
    }

    private static TensorProto Whole(long value)
    {
        TensorProto tensor = TestGraph.Integers(value);
        tensor.Dims.Clear();
        return tensor;
    }

    private static string Constant(TestGraph graph, TensorProto tensor)
    {
        tensor.Name = $"c{graph.Model.Graph.Initializer.Count}";
        graph.Model.Graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private static void Define(TestGraph graph, string output, string type, string[] inputs, params AttributeProto[] attributes) =>
        graph.Model.Graph.Node.Add(new NodeProto { OpType = type, Name = output, Input = { inputs }, Output = { output }, Attribute = { attributes } });
}

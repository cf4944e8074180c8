using Google.Protobuf;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>What is refused by rule. Damage is in <see cref="DamagedFileTests"/>, what grows or never ends in <see cref="BombTests"/>.</summary>
public class HostileFileTests
{
    [Fact]
    public void Weights_in_another_file_are_not_looked_for() => Refuses(
        "its data are in another file", tensor => tensor.DataLocation = 1, tensor => tensor.ExternalData.Add(ByteString.CopyFromUtf8("location=/etc/passwd")));

    [Fact]
    public void Dimensions_have_to_fit_the_data() => Refuses(
        "dimensions",
        tensor => tensor.Dims[0] = 5, tensor => tensor.Dims[0] = -4, tensor => tensor.Dims[0] = long.MaxValue, tensor => tensor.Dims.Add([1 << 30, 1 << 30, 1 << 30, 1 << 30]),
        tensor => tensor.FloatData.Add(1), tensor => tensor.RawData = ByteString.CopyFrom(new byte[63]));

    [Fact]
    public void Functions_sparse_weights_and_files_without_a_graph_are_refused()
    {
        Assert.Contains("functions", Read(model => model.Functions.Add(ByteString.Empty)).Message);
        Assert.Contains("sparse", Read(model => model.Graph.SparseInitializer.Add(ByteString.Empty)).Message);
        Assert.Contains("no graph", Read(model => model.Graph = null).Message);

        static OnnxFormatException Read(Action<ModelProto> change)
        {
            ModelProto model = Graph().Model;
            change(model);
            return Assert.Throws<OnnxFormatException>(() => OnnxFile.ReadModel(model.ToByteArray(), "test.onnx"));
        }
    }

    [Theory]
    [InlineData("operator set 5;", 7, 5L)]
    [InlineData("operator set -1;", 7, -1L)]
    [InlineData("operator set 4294967309;", 7, (1L << 32) + 13)]
    [InlineData("names the set of ONNX's operators 2 times: 13, 13", 7, 13L, 13L)]
    [InlineData("names no set of ONNX's operators", 7)]
    [InlineData("IR version 0;", 0, 13L)]
    [InlineData("IR version 15;", 15, 13L)]
    public void Versions_that_are_not_known_and_sets_that_contradict_each_other_are_refused(string expected, int format, params long[] sets)
    {
        ModelProto model = Graph().Finish();
        model.IrVersion = format;
        model.OpsetImport.Clear();
        model.OpsetImport.AddRange(sets.Select((set, i) => new OperatorSetIdProto { Domain = i == 0 ? "" : "ai.onnx", Version = set }));

        Assert.Contains(expected, Assert.Throws<OnnxFormatException>(() => OnnxImport.Read(model, "test.onnx")).Message + ";");
    }

    [Theory]
    [InlineData("its nodes give (?, 4), the graph declares (?, 5)", 1, 0L, 5L)]
    [InlineData("its nodes give (?, 4), the graph declares (?, 4, 1)", 1, 0L, 4L, 1L)]
    [InlineData("the graph declares int64", 7, 0L, 4L)]
    public void An_output_that_contradicts_the_nodes_is_refused(string expected, int type, params long[] dims)
    {
        ModelProto model = Graph().Finish();
        model.Graph.Output[0].Type = new() { TensorType = new() { ElemType = type, Shape = new() { Dim = { dims.Select(dimension => new DimensionProto { DimValue = dimension }) } } } };

        Assert.Contains(expected, Assert.Throws<OnnxFormatException>(() => OnnxImport.Read(model, "test.onnx")).Message);
        model.Graph.Output[0].Type.TensorType = new() { ElemType = 1, Shape = new() { Dim = { new DimensionProto(), new DimensionProto { DimValue = 4 } } } };
        Assert.Equal([4], OnnxImport.Read(model, "test.onnx").OutputDims);
    }

    [Fact]
    public void Nodes_that_go_round_in_a_circle_end()
    {
        ModelProto model = new TestGraph(4).Node("Relu").Node("Tanh").Model;
        model.Graph.Node[1].Output[0] = "input";

        Assert.Contains("cycle", Assert.Throws<OnnxFormatException>(() => OnnxImport.Read(model, "test.onnx")).Message);
    }

    private static TestGraph Graph() => new TestGraph(4).Node("MatMul", [TestGraph.Floats([4, 4], new float[16])]);

    private static void Refuses(string reason, params Action<TensorProto>[] changes) => Assert.All(changes, change =>
    {
        TestGraph graph = Graph();
        change(graph.Model.Graph.Initializer[0]);
        Assert.Contains(reason, Assert.Throws<OnnxFormatException>(graph.Import).Reason);
    });
}

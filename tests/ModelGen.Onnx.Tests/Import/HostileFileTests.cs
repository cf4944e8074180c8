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
    [InlineData(5)]
    [InlineData(99)]
    public void Operator_sets_that_are_not_known_are_refused(int opset) =>
        Assert.Contains($"operator set {opset}", Assert.Throws<OnnxFormatException>(Graph().Opset(opset).Import).Message);

    [Fact]
    public void Nodes_that_go_round_in_a_circle_end()
    {
        ModelProto model = new TestGraph(4).Node("Relu").Node("Tanh").Model;
        model.Graph.Node[1].Output[0] = "input";

        Assert.Contains("circle", Assert.Throws<OnnxFormatException>(() => OnnxImport.Read(model, "test.onnx")).Message);
    }

    private static TestGraph Graph() => new TestGraph(4).Node("MatMul", [TestGraph.Floats([4, 4], new float[16])]);

    private static void Refuses(string reason, params Action<TensorProto>[] changes) => Assert.All(changes, change =>
    {
        TestGraph graph = Graph();
        change(graph.Model.Graph.Initializer[0]);
        Assert.Contains(reason, Assert.Throws<OnnxFormatException>(graph.Import).Reason);
    });
}

using Google.Protobuf;
using ModelGen.Benchmarks;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using ModelGen.Onnx.Networks;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>Damaged files, and files made to do harm: one of two exceptions, and nothing else.</summary>
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
    public void Types_that_are_not_read_are_refused() => Refuses("elements are of the type 8", tensor => tensor.DataType = 8);

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
            return Assert.Throws<OnnxFormatException>(() => ReadBytes(model.ToByteArray()));
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

    [Fact]
    public void Sizes_that_overflow_are_refused()
    {
        TestGraph graph = new TestGraph(1, 30000, 30000).Node("Conv", [TestGraph.Floats([4, 1, 1, 1], 1, 2, 3, 4)]);
        Assert.Contains("more than", Assert.Throws<OnnxFormatException>(graph.Import).Message);
        Assert.Throws<OnnxUnsupportedException>(new TestGraph(1, 8, 8).Node(
            "MaxPool", Attributes.Of("kernel_shape", int.MaxValue, int.MaxValue), Attributes.Of("pads", int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)).Import);
    }

    /// <summary>Groups within groups, which a reader would follow down, field by field.</summary>
    [Fact]
    public void Nesting_without_end_is_refused()
    {
        const byte StartOfGroup12 = (12 << 3) | 3;
        byte[] bomb = new byte[1_000_000];
        bomb.AsSpan().Fill(StartOfGroup12);

        Assert.Contains("protobuf", Assert.Throws<OnnxFormatException>(() => ReadBytes(bomb)).Reason);
    }

    /// <summary>A file's strings are neither in code nor, unaltered, in messages.</summary>
    [Fact]
    public void Names_of_the_file_go_nowhere()
    {
        const string Evil = "x\n}\nclass Evil { } //\u202e";
        TestGraph graph = Graph();
        graph.Model.Graph.Name = graph.Model.ProducerName = graph.Model.Graph.Node[0].Name = graph.Model.Graph.Initializer[0].Name = graph.Model.Graph.Node[0].Input[1] = Evil;
        string code = ImportedCode.Write(graph.Import(), "Space", "Name");
        Assert.DoesNotContain("Evil", code);

        graph.Model.Graph.Node[0].OpType = Evil;
        string message = Assert.Throws<OnnxUnsupportedException>(graph.Import).Message;
        Assert.DoesNotContain("\u202e", message);
        Assert.DoesNotContain("x\n}", message);
    }

    [Fact]
    public void Every_truncation_and_every_flipped_bit_is_read_or_refused()
    {
        byte[] file = Small();
        for (int length = 0; length < file.Length; length++)
        {
            ReadOrRefuse(file[..length]);
        }

        for (int bit = 0; bit < file.Length * 8; bit++)
        {
            byte[] flipped = [.. file];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            ReadOrRefuse(flipped);
        }
    }

    [Fact]
    public void Random_changes_are_read_or_refused()
    {
        Random random = new(7);
        byte[] file = Small();
        for (int round = 0; round < 5000; round++)
        {
            byte[] changed = [.. file];
            for (int i = random.Next(1, 6); i > 0; i--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            ReadOrRefuse(changed);
        }
    }

    private static byte[] Small()
    {
        using MemoryStream stream = new();
        new ReshapeToImageNet().SaveOnnx(stream);
        return stream.ToArray();
    }

    private static void ReadOrRefuse(byte[] file)
    {
        try
        {
            ModelProto model = ModelProto.Parser.ParseFrom(file);
            if (model.Graph is not null)
            {
                OnnxImport.Read(model, "test.onnx");
            }
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or OnnxFormatException or OnnxUnsupportedException)
        {
        }
    }

    private static TestGraph Graph() => new TestGraph(4).Node("MatMul", [TestGraph.Floats([4, 4], new float[16])]);

    private static void Refuses(string reason, params Action<TensorProto>[] changes) => Assert.All(changes, change =>
    {
        TestGraph graph = Graph();
        change(graph.Model.Graph.Initializer[0]);
        Assert.Contains(reason, Assert.Throws<OnnxFormatException>(graph.Import).Reason);
    });

    private static ModelProto ReadBytes(byte[] file)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            return OnnxFile.ReadModel(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

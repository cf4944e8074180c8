using Google.Protobuf;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>A file's strings are neither in code, nor in paths, nor, unaltered, in messages.</summary>
public sealed class HostileNameTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("onnx-names").FullName;

    public static TheoryData<string> Names =>
    [
        "class", "x\n}\nclass Evil { } //", "\"; Evil(); \"", "*/ Evil /*", "]>&<!--", "/etc/passwd", "../../evil", "..\\evil", "C:\\evil", "a\0b", "\u202eevil", "\ud83d\ude00", "éвил",
        "dense_1.kernel", "{Evil}", "\\u0022Evil", "", new('x', 100_000),
    ];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_of_the_file_go_nowhere(string evil)
    {
        byte[][] plain = Write(Graph().Import(), "plain"), written = Write(OnnxImport.Read(Renamed(evil), "test.onnx"), "evil");

        Assert.Equal(plain, written);
        Assert.Equal(["evil", "plain"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_has_them_on_one_line_and_shortened(string evil)
    {
        ModelProto model = Renamed(evil);
        model.Graph.Node[0].OpType = evil;
        string message = Assert.Throws<OnnxUnsupportedException>(() => OnnxImport.Read(model, "test.onnx")).Message;

        Assert.Equal(2, message.Split('\n').Length);
        Assert.DoesNotContain(message, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain("\u202e", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 0, 500);
    }

    [Fact]
    public void Thousands_of_nodes_may_have_one_name_and_tensors_may_not()
    {
        TestGraph graph = new(4);
        for (int i = 0; i < 5000; i++)
        {
            graph.Node("Relu");
            graph.Model.Graph.Node[^1].Name = "same";
        }

        Assert.Equal(5000, graph.Import().Layers.Select(layer => layer.Name).Distinct().Count());
        graph.Model.Graph.Initializer.Add([TestGraph.Floats([1], 1), TestGraph.Floats([1], 1)]);
        Assert.Contains("defined twice", Assert.Throws<OnnxFormatException>(graph.Import).Message, StringComparison.Ordinal);
    }

    private static TestGraph Graph() => new TestGraph(4).Node("MatMul", [TestGraph.Floats([4, 2], new float[8])]).Node("Relu");

    /// <summary>The same graph, all of whose names begin with the given one.</summary>
    private static ModelProto Renamed(string name)
    {
        GraphProto graph = Graph().Finish().Graph;
        graph.Name = name;
        graph.Input[0].Name = graph.Node[0].Input[0] = name + "0";
        graph.Initializer[0].Name = graph.Node[0].Input[1] = name + "1";
        graph.Node[0].Output[0] = graph.Node[1].Input[0] = name + "2";
        graph.Node[1].Output[0] = graph.Output[0].Name = name + "3";
        graph.Node[0].Name = graph.Node[1].Name = name;
        return new() { IrVersion = 7, ProducerName = name, ProducerVersion = name, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 13 } } };
    }

    private byte[][] Write(ImportedNetwork network, string name)
    {
        (string code, string weights) = ImportedFiles.Write(network, "Space", "Name", Path.Combine(folder, name));
        Assert.Equal([code, weights], Directory.GetFiles(Path.Combine(folder, name)).Order());
        return [File.ReadAllBytes(code), File.ReadAllBytes(weights)];
    }
}

using Google.Protobuf;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>Files that would become much larger in memory, or take forever: refused, and <see cref="Bounded"/> counts the bytes on the way.</summary>
public class BombTests
{
    private const int Megabyte = 1_000_000;

    /// <summary>An empty message takes two bytes of a file: a key and the length 0.</summary>
    [Theory]
    [InlineData("graph", "node")]
    [InlineData("graph", "initializer")]
    [InlineData("graph", "input")]
    [InlineData("graph", "output")]
    [InlineData("opset_import")]
    [InlineData("graph", "node", "attribute")]
    [InlineData("graph", "input", "type", "tensor_type", "shape", "dim")]
    public void Empty_messages_by_the_million_are_refused_before_they_are_made(params string[] path) =>
        Assert.Contains("most of them are empty", Bounded.Refuses(Repeated(Megabyte / 2, [0], path)));

    /// <summary>A byte of a file becomes a number of eight.</summary>
    [Theory]
    [InlineData("graph", "initializer", "int64_data")]
    [InlineData("graph", "initializer", "int32_data")]
    [InlineData("graph", "initializer", "dims")]
    [InlineData("graph", "node", "attribute", "ints")]
    [InlineData("graph", "node", "attribute", "t", "int64_data")]
    public void Packed_numbers_take_no_more_than_they_are(params string[] path)
    {
        byte[] ones = [.. Enumerable.Repeat((byte)1, Megabyte)];
        Bounded.Refuses(Repeated(1, [.. Varint(Megabyte), .. ones], path));
    }

    [Theory]
    [InlineData("graph", "node", "input")]
    [InlineData("graph", "node", "output")]
    [InlineData("graph", "node", "attribute", "g")]
    [InlineData("graph", "initializer", "external_data")]
    [InlineData("functions")]
    public void Empty_texts_take_no_more_than_they_are(params string[] path) => Bounded.Refuses(Repeated(Megabyte / 2, [0], path));

    /// <summary>Groups within groups, or graphs within nodes within graphs, which a reader would follow down.</summary>
    [Fact]
    public void Nesting_without_end_is_refused()
    {
        const byte StartOfGroup12 = (12 << 3) | 3;
        Assert.Contains("protobuf", Bounded.Refuses([.. Enumerable.Repeat(StartOfGroup12, Megabyte)]));

        byte[] subgraph = [];
        for (int depth = 0; depth < 300; depth++)
        {
            subgraph = Field(1, Field(5, [.. Field(1, "g"u8.ToArray()), .. Field(6, subgraph)])); // node, attribute, name and g
        }

        Assert.Contains("IR version 0", Bounded.Refuses(Field(7, subgraph)));
    }

    [Fact]
    public void Dimensions_without_data_are_refused()
    {
        TensorProto huge = TestGraph.Floats([30000, 30000], 1, 2, 3);
        Assert.Contains("make 900000000 elements", Bounded.Refuses(new TestGraph(30000).Node("MatMul", [huge]).Finish().ToByteArray()));
    }

    [Fact]
    public void Weights_that_thousands_of_nodes_share_are_not_copied_for_each()
    {
        TestGraph graph = new TestGraph(500).Node("MatMul", [TestGraph.Floats([500, 500], new float[250_000])]);
        for (int i = 0; i < 5000; i++)
        {
            graph.Node("MatMul");
            graph.Model.Graph.Node[^1].Input.Add("c0");
        }

        Assert.Contains("weights that many nodes share are refused", Bounded.Refuses(graph.Finish().ToByteArray()));
    }

    [Fact]
    public void Weights_that_thousands_of_nodes_scale_are_not_written_anew_for_each()
    {
        TestGraph graph = new TestGraph(500).Node("MatMul", [TestGraph.Floats([500, 500], new float[250_000])]).Node("Mul", [TestGraph.Floats([500], new float[500])]);
        for (int i = 0; i < 5000; i++)
        {
            graph.Node("Mul", "c1");
        }

        Assert.Contains("too many nodes scale and shift the same weights", Bounded.Refuses(graph.Finish().ToByteArray()));
    }

    /// <summary>Constants that would grow with each node, from a few bytes: they stay nodes.</summary>
    [Theory]
    [InlineData("doubling")]
    [InlineData("filling")]
    [InlineData("broadcasting")]
    [InlineData("joining nothing")]
    [InlineData("gathering nothing")]
    [InlineData("transposing")]
    public void Constants_are_worked_out_to_a_few_times_what_the_file_holds(string way)
    {
        TestGraph graph = new(4);
        string last = "c0";
        graph.Model.Graph.Initializer.Add(way switch
        {
            "filling" => Named("c0", TestGraph.Integers(30_000, 30_000)),
            "broadcasting" => Named("c0", TestGraph.Floats([30_000, 1], new float[30_000])),
            "joining nothing" or "gathering nothing" => Named("c0", TestGraph.Floats([1_000_000_000, 1, 0])),
            _ => Named("c0", TestGraph.Floats([100, 100], new float[10_000])),
        });
        graph.Model.Graph.Initializer.Add(Named("c1", way == "broadcasting" ? TestGraph.Floats([1, 30_000], new float[30_000]) : TestGraph.Integers([.. new long[5000]])));
        for (int i = 0; i < (way is "doubling" or "transposing" ? 5000 : 1); i++)
        {
            NodeProto node = way switch
            {
                "filling" => new() { OpType = "ConstantOfShape", Input = { "c0" } },
                "broadcasting" => new() { OpType = "Mul", Input = { "c0", "c1" } },
                "joining nothing" => new() { OpType = "Concat", Input = { Enumerable.Repeat("c0", 10_000) }, Attribute = { Attributes.Of("axis", 1L) } },
                "gathering nothing" => new() { OpType = "Gather", Input = { "c0", "c1" }, Attribute = { Attributes.Of("axis", 1L) } },
                "transposing" => new() { OpType = "Transpose", Input = { last } },
                _ => new() { OpType = "Concat", Input = { last, last }, Attribute = { Attributes.Of("axis", 0L) } },
            };
            last = $"t{i}";
            node.Output.Add(last);
            graph.Model.Graph.Node.Add(node);
        }

        Assert.Contains("MatMul", Bounded.Refuses(graph.Node("MatMul", last).Finish().ToByteArray()));
    }

    /// <summary>Looking for the order of an image follows a value for as many steps as there are nodes; a list for each would be forever.</summary>
    [Fact]
    public void A_value_that_everybody_takes_in_a_circle_is_refused()
    {
        TestGraph graph = new(4, 4, 4);
        for (int i = 0; i < 50_000; i++)
        {
            graph.Model.Graph.Node.Add(new NodeProto { OpType = "Relu", Input = { "input" }, Output = { i == 0 ? "input" : "b" } });
        }

        Assert.Contains("shared with 49999 other nodes", Bounded.Refuses(graph.Model.ToByteArray()));
    }

    [Fact]
    public void A_window_of_billions_is_refused()
    {
        AttributeProto[] attributes = [Attributes.Of("kernel_shape", int.MaxValue, int.MaxValue), new() { Name = "auto_pad", Type = AttributeType.String, S = ByteString.CopyFromUtf8("SAME_UPPER") }];
        Assert.Contains("its window reaches over", Bounded.Refuses(new TestGraph(1, 8, 8).Node("MaxPool", attributes).Finish().ToByteArray()));
    }

    [Fact]
    public void Layers_that_blow_up_are_refused()
    {
        TestGraph graph = new TestGraph(1, 30000, 30000).Node("Conv", [TestGraph.Floats([4, 1, 1, 1], 1, 2, 3, 4)]);
        Assert.Contains("more than", Bounded.Refuses(graph.Finish().ToByteArray()));
    }

    [Fact]
    public void A_message_names_eight_nodes_of_a_reason_and_counts_the_others()
    {
        TestGraph graph = new(4);
        for (int i = 0; i < 3000; i++)
        {
            graph.Node("Nope");
        }

        string message = Bounded.Refuses(graph.Finish().ToByteArray());
        Assert.Contains("3000 parts of it", message);
        Assert.EndsWith("'Nope_7' (node 7) and 2992 more: no layer for it; a layer of this kind would be needed", message);
    }

    /// <summary>A field of the last of the path's messages, so many times; everything around it once.</summary>
    private static byte[] Repeated(int times, byte[] value, string[] path)
    {
        var message = ModelProto.Descriptor;
        List<int> numbers = [];
        foreach (string name in path)
        {
            var field = message.FindFieldByName(name);
            numbers.Add(field.FieldNumber);
            message = field.FieldType == Google.Protobuf.Reflection.FieldType.Message ? field.MessageType : message;
        }

        byte[] one = [.. Varint((numbers[^1] << 3) | 2), .. value], content = new byte[times * one.Length];
        for (int i = 0; i < times; i++)
        {
            one.CopyTo(content, i * one.Length);
        }

        for (int i = numbers.Count - 2; i >= 0; i--)
        {
            content = Field(numbers[i], content);
        }

        return content;
    }

    private static TensorProto Named(string name, TensorProto tensor)
    {
        tensor.Name = name;
        return tensor;
    }

    private static byte[] Field(int number, byte[] content) => [.. Varint((number << 3) | 2), .. Varint(content.Length), .. content];

    private static byte[] Varint(int value) => value < 128 ? [(byte)value] : [(byte)((value & 127) | 128), .. Varint(value >> 7)];
}

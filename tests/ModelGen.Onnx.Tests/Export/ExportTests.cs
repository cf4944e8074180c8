using ModelGen.Benchmarks;
using ModelGen.Memory;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Networks;
using Xunit;

namespace ModelGen.Onnx.Tests.Export;

/// <summary>What stands in an exported file. tests/interop/onnx shows that ONNX Runtime computes the same with it.</summary>
public class ExportTests
{
    private static readonly ModelProto mnist = Parse(new MnistCnn(seed: 1));

    [Fact]
    public void The_file_says_which_operators_it_uses()
    {
        Assert.Equal(7, mnist.IrVersion);
        Assert.Equal("ModelGen", mnist.ProducerName);
        OperatorSetIdProto set = Assert.Single(mnist.OpsetImport);
        Assert.Equal(("", 13L), (set.Domain, set.Version));
        Assert.Equal("MnistCnn", mnist.Graph.Name);
    }

    [Fact]
    public void Input_and_output_have_a_batch_of_any_size_and_the_shapes_of_the_model()
    {
        Assert.Equal(["N", "28", "28", "1"], Dimensions(Assert.Single(mnist.Graph.Input)));
        Assert.Equal(["N", "10"], Dimensions(Assert.Single(mnist.Graph.Output)));
        Assert.Equal(("input", "output"), (mnist.Graph.Input[0].Name, mnist.Graph.Output[0].Name));
    }

    [Fact]
    public void Nodes_are_named_after_their_layers_and_transposed_twice_at_most() => Assert.Equal(
        [
            "Transpose conv2d_1.channels_first", "Conv conv2d_1", "Relu conv2d_1.relu", "MaxPool max_pool2d_1",
            "Conv conv2d_2", "Relu conv2d_2.relu", "MaxPool max_pool2d_2",
            "Transpose flatten_1.channels_last", "Flatten flatten_1", "Dropout dropout_1", "Gemm dense_1", "Softmax dense_1.softmax",
        ],
        mnist.Graph.Node.Select(node => $"{node.OpType} {node.Name}"));

    [Fact]
    public void Kernels_are_channels_first_under_the_names_that_weight_files_use()
    {
        MnistCnn model = new(seed: 1);
        TensorProto kernel = mnist.Graph.Initializer.Single(tensor => tensor.Name == "conv2d_2.kernel");

        Assert.Equal([64, 32, 3, 3], kernel.Dims);
        for (int o = 0; o < 64; o += 9)
        {
            for (int c = 0; c < 32; c += 5)
            {
                for (int k = 0; k < 9; k++)
                {
                    Assert.Equal(model.Conv2D2Kernel[(((k * 32) + c) * 64) + o], BitConverter.ToSingle(kernel.RawData.Span.Slice(4 * ((((o * 32) + c) * 9) + k), 4)));
                }
            }
        }

        Assert.Equal(
            ["conv2d_1.kernel", "conv2d_1.bias", "conv2d_2.kernel", "conv2d_2.bias", "dropout_1.rate", "dense_1.kernel", "dense_1.bias"],
            mnist.Graph.Initializer.Select(tensor => tensor.Name));
    }

    [Fact]
    public void Every_value_is_given_once_and_before_it_is_taken() => Assert.All(Networks.Networks.All, model =>
    {
        GraphProto graph = Parse(model).Graph;
        HashSet<string> values = [.. graph.Input.Select(input => input.Name)];
        Assert.All(graph.Initializer, tensor => Assert.True(values.Add(tensor.Name)));
        foreach (NodeProto node in graph.Node)
        {
            Assert.All(node.Input, input => Assert.Contains(input, values));
            Assert.True(values.Add(Assert.Single(node.Output)));
        }

        Assert.Contains(graph.Output[0].Name, values);
    });

    [Fact]
    public void The_same_weights_give_the_same_bytes()
    {
        using MemoryStream first = new(), second = new();
        new Mlp(seed: 3).SaveOnnx(first);
        new Mlp(seed: 3).SaveOnnx(second);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void A_file_is_replaced_all_at_once()
    {
        string folder = Directory.CreateTempSubdirectory("onnx").FullName, path = Path.Combine(folder, "mlp.onnx");
        try
        {
            File.WriteAllText(path, "older");
            new Mlp().SaveOnnx(path);
            Assert.Equal("Mlp", ModelProto.Parser.ParseFrom(File.ReadAllBytes(path)).Graph.Name);
            Assert.Equal([path], Directory.GetFiles(folder));
            new Mlp().SaveOnnx(Path.Combine(folder, "made", "mlp.onnx"));
            Assert.Equal([Path.Combine(folder, "made", "mlp.onnx")], Directory.GetFiles(Path.Combine(folder, "made")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A kind that is added has to be exported too: ONNX Runtime computes each of these networks in tests/interop/onnx.</summary>
    [Fact]
    public void Every_kind_of_layer_and_every_activation_is_in_a_network_that_is_exported()
    {
        LayerInfo[] layers = [.. Networks.Networks.All.SelectMany(model => model.Layers)];
        IEnumerable<string> kinds = typeof(DenseAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract).Select(type => type.Name[..^"Attribute".Length]);

        Assert.Equal(kinds.Order(), layers.Select(layer => layer.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<Activation>().Order(), layers.Select(layer => layer.Activation).Distinct().Order());
    }

    [Fact]
    public void A_model_that_does_not_list_its_layers_is_refused() => Assert.Contains(
        "HandWritten does not list its layers", Assert.Throws<NotSupportedException>(() => new HandWritten([]).SaveOnnx(Stream.Null)).Message);

    [Fact]
    public void A_layer_of_an_unknown_kind_is_refused_by_name() => Assert.Equal(
        "maxout_1: layers of the kind Maxout have no known counterpart in ONNX.",
        Assert.Throws<NotSupportedException>(() => new HandWritten(
            [new() { Kind = "Maxout", Name = "maxout_1", InputShape = [4], OutputShape = [2] }]).SaveOnnx(Stream.Null)).Message);

    private static ModelProto Parse(Model model)
    {
        using MemoryStream stream = new();
        model.SaveOnnx(stream);
        return ModelProto.Parser.ParseFrom(stream.ToArray());
    }

    private static IEnumerable<string> Dimensions(ValueInfoProto value) => value.Type.TensorType.Shape.Dim.Select(
        dimension => dimension.ValueCase == DimensionProto.ValueOneofCase.DimParam ? dimension.DimParam : $"{dimension.DimValue}");

    private sealed class HandWritten(IReadOnlyList<LayerInfo> layers) : Model(
        new()
        {
            Name = "HandWritten", InputShape = [4], OutputShape = [2], Loss = Loss.None, WeightsLength = 16, Inference = new(1, 16),
            Parameters =
            [
                new()
                {
                    Name = "w", Layer = "w", Shape = [4], Offset = 0, Length = 4,
                    Initializer = Initializer.Zeros, FanIn = 4, FanOut = 4,
                },
            ],
        },
        seed: 0)
    {
        public override IReadOnlyList<LayerInfo> Layers => layers;

        protected override void Infer(in InferencePass pass) => throw new InvalidOperationException();
    }
}

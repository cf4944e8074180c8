using System.Text.Json;
using Google.Protobuf;
using ModelGen.Benchmarks;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using ModelGen.Onnx.Tests.Import;
using ModelGen.Tool;
using Xunit;

namespace ModelGen.Onnx.Tests.Tool;

/// <summary>The command modelgen: what it prints and writes, and with which exit code it ends.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelgen").FullName;

    private string Model => Path.Combine(folder, "model.onnx");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Import_writes_a_class_and_weights_that_the_same_model_loads()
    {
        MnistCnn model = new(seed: 4);
        model.SaveOnnx(Model);

        Assert.Equal(0, Run(out _, out _, "import", Model, "--namespace", "Acme.Nets", "--class", "Digits", "-o", folder));
        Assert.Equal(
            """
            // Written by modelgen import from an ONNX file of operator set 13. From here on it is yours.
            using ModelGen;

            namespace Acme.Nets;

            /// <summary>Takes (28, 28, 1); gives (10).</summary>
            /// <remarks>
            /// The weights are in Digits.safetensors: <c>Digits model = new(); model.Load("Digits.safetensors");</c>
            /// To train on, give <c>[Model]</c> a Loss.
            /// </remarks>
            [Model]
            [Input(28, 28, 1)]
            [Conv2D(32, 3, Activation = Activation.ReLU)]
            [MaxPool2D(2)]
            [Conv2D(64, 3, Activation = Activation.ReLU)]
            [MaxPool2D(2)]
            [Flatten]
            [Dropout(0.5)]
            [Dense(10, Activation = Activation.Softmax)]
            public sealed partial class Digits;

            """,
            File.ReadAllText(Path.Combine(folder, "Digits.cs")));
        MnistCnn loaded = new();
        loaded.Load(Path.Combine(folder, "Digits.safetensors"));
        Assert.Equal(model.Weights, loaded.Weights);
    }

    [Fact]
    public void Import_replaces_files_when_it_is_told_to()
    {
        new Mlp().SaveOnnx(Model);
        string[] arguments = ["import", Model, "--namespace", "A", "--class", "B", "-o", folder];
        string code = Path.Combine(folder, "B.cs");
        File.WriteAllText(code, "mine");

        Assert.Equal(1, Run(out _, out string error, arguments));
        Assert.Contains("--force", error);
        Assert.Equal("mine", File.ReadAllText(code));
        Assert.Equal(0, Run(out _, out _, [.. arguments, "--force"]));
        Assert.NotEqual("mine", File.ReadAllText(code));
    }

    [Fact]
    public void Check_compares_with_the_vectors_beside_the_model_and_writes_nothing_where_they_differ()
    {
        // A product that is a test of the operator alone: its matrix is an input of the graph, and the second vector.
        TestGraph graph = new TestGraph(2).Node("MatMul", [TestGraph.Floats([2, 2], 1, 2, 3, 4)]);
        graph.Import();
        graph.Model.Graph.Initializer.Clear();
        graph.Model.Graph.Input.Add(new ValueInfoProto { Name = "c0" });
        Write("model.onnx", graph.Model);
        Write("test_data_set_0/input_0.pb", TestGraph.Floats([2, 2], 1, 0, 0, 1));
        Write("test_data_set_0/input_1.pb", TestGraph.Floats([2, 2], 1, 2, 3, 4));
        Write("test_data_set_0/output_0.pb", TestGraph.Floats([2, 2], 1, 2, 3, 4));
        string[] arguments = ["import", Model, "--namespace", "A", "--class", "B", "-o", folder, "--check"];
        Assert.Equal(0, Run(out string output, out _, [.. arguments, "--json"]));
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal("testVectors", root.GetProperty("checkedWith").GetString());
        Assert.Equal(0, root.GetProperty("largestDifference").GetDouble());
        Assert.Equal(0, root.GetProperty("interpreterDifference").GetDouble());

        File.Delete(Path.Combine(folder, "B.cs"));
        Write("test_data_set_0/output_0.pb", TestGraph.Floats([2, 2], 1, 2, 3, 4.5f));
        Assert.Equal(1, Run(out _, out string error, [.. arguments, "--force"]));
        Assert.Contains("the compiled class differs from the test vectors by 0.5 at most, the interpreter by 0.5", error);
        Assert.False(File.Exists(Path.Combine(folder, "B.cs")));

        File.Delete(Path.Combine(folder, "test_data_set_0/output_0.pb"));
        Assert.Equal(1, Run(out _, out _, arguments));
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("import", "--help")]
    public void Help_is_no_mistake(params string[] arguments)
    {
        Assert.Equal(0, Run(out string output, out _, arguments));
        Assert.Contains("--help", output);
        Assert.Contains("Usage:\n  modelgen ", output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("Option '--namespace' is required.", "import")]
    [InlineData("--class must consist of letters", "import", "x.onnx", "--namespace", "A", "--class", "B c { }", "-o", "x")]
    [InlineData("--namespace must consist of letters", "import", "x.onnx", "--namespace", "A.", "--class", "B", "-o", "x")]
    [InlineData("not be a word of C# or ModelGen", "import", "x.onnx", "--namespace", "A", "--class", "class", "-o", "x")]
    [InlineData("--class must consist of letters", "import", "x.onnx", "--namespace", "A", "--class", "../B", "-o", "x")]
    [InlineData("--output is empty.", "import", "x.onnx", "--namespace", "A", "--class", "B", "-o", "")]
    [InlineData("MODEL is empty.", "import", "", "--namespace", "A", "--class", "B", "-o", "x")]
    [InlineData("MODEL is empty.", "inspect", "")]
    [InlineData("WEIGHTS is empty.", "summary", "")]
    [InlineData("Required argument missing", "inspect")]
    [InlineData("argument 'explode'", "explode")]
    [InlineData("argument '--loud'", "summary", "x", "--loud")]
    [InlineData("--shape 'x' must be the name of an input", "inspect", "x.onnx", "--shape", "x")]
    [InlineData("--shape 'x=1,0' must be", "inspect", "x.onnx", "--shape", "x=1,0")]
    [InlineData("--shape '=1' must be", "inspect", "x.onnx", "--shape", "=1")]
    [InlineData("--shape gives 'x' two shapes.", "inspect", "x.onnx", "--shape", "x=1,2", "--shape", "x=1,3")]
    public void A_command_that_is_not_understood_ends_with_2_and_says_why_and_where_help_is(string expected, params string[] arguments)
    {
        Assert.Equal(2, Run(out string output, out string error, arguments));
        Assert.Equal("", output);
        Assert.Contains(expected, error);
        Assert.Contains(arguments[0] == "explode" ? "Run 'modelgen --help' for usage." : $"Run 'modelgen {arguments[0]} --help' for usage.", error);
    }

    [Fact]
    public void Files_that_cannot_be_used_end_with_1()
    {
        File.WriteAllText(Model, "no ONNX file");
        foreach (string command in (string[])["inspect", "summary"])
        {
            Fails("Could not find", command, Path.Combine(folder, "missing"));
            Fails($"'{folder}' is a folder, not a file.", command, folder);
        }

        Fails("protobuf", "inspect", Model);
        Fails("not a safetensors file: it begins with the text 'no ONNX '", "summary", Model);
        Fails("protobuf", "import", Model, "--namespace", "A", "--class", "B", "-o", folder);
        Fails("is a folder", "import", folder, "--namespace", "A", "--class", "B", "-o", folder);
        Assert.Equal([Model], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_ends_with_1_and_leaves_nothing()
    {
        new Mlp().SaveOnnx(Model);
        string file = Path.Combine(folder, "file"), code = Path.Combine(folder, "B.cs"), weights = Path.Combine(folder, "B.safetensors");
        File.WriteAllText(file, "mine");
        Fails($"'{file}' is a file, not a folder.", Import(file));
        Fails($"'{file}' is a file, not a folder.", Import(Path.Combine(file, "below")));
        Assert.Equal("mine", File.ReadAllText(file));

        // Either file fails: neither is there.
        foreach (string taken in (string[])[code, weights])
        {
            Directory.CreateDirectory(taken);
            Fails($"'{taken}' is a folder, not a file.", Import(folder));
            Directory.Delete(taken);
            Assert.Equal([file, Model], Directory.GetFileSystemEntries(folder).Order());
        }
    }

    [Fact]
    public void A_network_that_cannot_be_expressed_ends_with_1_and_names_its_nodes_on_standard_error()
    {
        Write("model.onnx", new TestGraph(4).Node("Exp").Node("LSTM").Finish());
        Assert.Equal(1, Run(out string output, out string error, [.. Import(folder), "--json"]));
        Assert.Equal("", output);
        Assert.Contains("2 parts of it cannot be expressed:\n  Exp 'Exp_0' (node 0)", error.ReplaceLineEndings("\n"));
        Assert.Equal([Model], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Inspect_lists_nodes_and_says_which_cannot_be_imported()
    {
        TestGraph graph = new TestGraph(4).Node("Relu").Node("Exp");
        Assert.Throws<OnnxUnsupportedException>(graph.Import);
        Write("model.onnx", graph.Model);

        Assert.Equal(0, Run(out string text, out _, "inspect", Model));
        Assert.Contains("Cannot be imported:\n  Exp 'Exp_1' (node 1): no layer", text.ReplaceLineEndings("\n"));
        Assert.Equal(0, Run(out string json, out _, "inspect", Model, "--json"));
        JsonElement root = JsonDocument.Parse(json).RootElement;
        Assert.False(root.GetProperty("canBeImported").GetBoolean());
        Assert.Equal("Relu", root.GetProperty("nodes")[0].GetProperty("operator").GetString());
    }

    [Fact]
    public void Summary_lists_the_tensors_of_a_weight_file()
    {
        string weights = Path.Combine(folder, "mlp.safetensors");
        new Mlp().Save(weights);

        Assert.Equal(0, Run(out string text, out _, "summary", weights));
        Assert.StartsWith("dense_1.kernel  F32 (784, 128)", text);
        Assert.Contains("6 tensors, 109386 parameters", text);
        Assert.Equal(0, Run(out string json, out _, "summary", weights, "--json"));
        Assert.Equal(109386, JsonDocument.Parse(json).RootElement.GetProperty("parameters").GetInt64());
    }

    /// <summary>Counters of PyTorch's layers, for instance: no weights, but nothing wrong with the file.</summary>
    [Fact]
    public void Summary_lists_tensors_of_other_types_which_a_model_refuses_by_name()
    {
        string path = Path.Combine(folder, "counter.safetensors"), header = """{"n":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""";
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)header.Length), .. System.Text.Encoding.ASCII.GetBytes(header), .. new byte[8]]);

        Assert.Equal(0, Run(out string text, out _, "summary", path));
        Assert.Equal($"n  I64 (1)\n1 tensor, 0 parameters, {header.Length + 16} bytes\n", text.ReplaceLineEndings("\n"));
        Assert.Contains("the tensor 'n' has type 'I64'; weights must be F32, F16, BF16 or F64.", Assert.Throws<WeightsFormatException>(() => new Mlp().Load(path)).Message);
    }

    [Fact]
    public void A_text_file_is_called_one()
    {
        string path = Path.Combine(folder, "notes.txt");
        File.WriteAllText(path, "hi\nDear diary");
        Assert.EndsWith("not a safetensors file: it begins with the text 'hi?Dear '.", Assert.Throws<WeightsFormatException>(() => new Mlp().Load(path)).Message);
        Fails("not a safetensors file: it begins with the text", "summary", path);
        Fails("not an ONNX file", "inspect", path);
        File.WriteAllText(path, "hi");
        Fails("not a safetensors file: it ends inside", "summary", path);
    }

    private void Write(string name, IMessage message)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, message.ToByteArray());
    }

    private string[] Import(string to) => ["import", Model, "--namespace", "A", "--class", "B", "-o", to];

    private static void Fails(string expected, params string[] arguments)
    {
        Assert.Equal(1, Run(out string output, out string error, arguments));
        Assert.Equal("", output);
        Assert.Contains(expected, error);
    }

    private static int Run(out string output, out string error, params string[] arguments)
    {
        using StringWriter standard = new(), errors = new();
        int code = CommandLine.Run(arguments, standard, errors);
        (output, error) = (standard.ToString(), errors.ToString());
        return code;
    }
}

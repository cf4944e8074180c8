extern alias build;

using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using build::ModelGen.Build;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ModelGen.Generator.Tests.Build;

/// <summary>The build step over files on disk, good ones and bad ones.</summary>
public sealed class ListTensorsTests : IDisposable
{
    private const string OneTensor = """{"a.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("modelgen");

    private string Project => Path.Combine(root.FullName, "project");

    private string Lists => Path.Combine(Project, "obj", "modelgen");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void Tensors_are_listed_in_the_order_of_their_data() => Assert.Equal(
        "ModelGen tensors 1: net.safetensors\na.bias  F32 (2)\nb.kernel  F16 (2, 3)\nscale  F64 ()\n",
        List("net.safetensors", Weights(
            """{"scale":{"dtype":"F64","shape":[],"data_offsets":[20,28]},"__metadata__":{"k":"v"},"a.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b.kernel":{"dtype":"F16","shape":[2,3],"data_offsets":[8,20]}}   """, 28)));

    [Theory]
    [InlineData("digits.safetensors", "digits.safetensors")]
    [InlineData("my data/80%#1.safetensors", "my data/80%#1.safetensors")]
    [InlineData("it's.safetensors", "it's.safetensors")]
    [InlineData("a..b/../a.../x.safetensors", "a.../x.safetensors")]
    [InlineData("../shared/digits.safetensors", "__/shared/digits.safetensors")]
    [InlineData("../../x.safetensors", "__/__/x.safetensors")]
    public void A_file_is_named_relative_to_the_project_and_its_list_lies_in_obj(string name, string list)
    {
        string text = List(name, Weights(OneTensor, 8));

        string fromProject = Path.GetRelativePath(Project, Path.Combine(Project, name)).Replace('\\', '/');
        Assert.StartsWith($"ModelGen tensors 1: {fromProject}\n", text);
        Assert.True(File.Exists(Path.Combine(Lists, list + ".tensors")));
    }

    [Fact]
    public void Lists_of_names_that_fill_a_file_system_differ()
    {
        string[] names = [new string('x', 243) + ".safetensors", new string('x', 242) + "y.safetensors", string.Concat(Enumerable.Repeat("é", 121)) + ".safetensors"];
        ListTensors task = Task(new(), [.. names.Select(name => Write(name, Weights(OneTensor, 8)))]);

        Assert.True(task.Execute());
        Assert.Equal(3, task.Lists.Distinct().Count());
        Assert.All(names.Zip(task.Lists), pair => Assert.StartsWith($"ModelGen tensors 1: {pair.First}\n", File.ReadAllText(pair.Second)));
    }

    [Fact]
    public void A_self_test_has_no_list()
    {
        ListTensors task = Task(new(), Write("net.safetensors", Weights(OneTensor, 8)), Write("net.selftest.safetensors", Weights(OneTensor, 8)));

        Assert.True(task.Execute());
        Assert.Equal("net.safetensors.tensors", Path.GetFileName(Assert.Single(task.Lists)));
    }

    [Fact]
    public void Names_that_break_lines_or_hide_are_escaped() => Assert.Equal(
        "ModelGen tensors 1: net.safetensors\na\\u000a\"b\\u202e\\\\\\u2028\ud83d\ude00 c\\u0020  F32 (2)\n",
        List("net.safetensors", Weights("""{"a\n\"b\u202e\\\u2028\ud83d\ude00 c ":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8)));

    public static TheoryData<string, byte[], string> Broken => new()
    {
        { "empty", [], "byte 0: not a safetensors file: it ends inside the header's length" },
        { "truncated in the header", Weights(OneTensor, 0)[..30], "byte 30: the file ends inside the header" },
        { "truncated in the data", Weights(OneTensor, 7), "byte 74: the header announces 8 bytes of data; the file has 7" },
        { "longer than its data", Weights(OneTensor, 9), "byte 75: the header announces 8 bytes of data; the file has 9" },
        { "a huge header", [255, 255, 255, 255, 255, 255, 255, 127, 1, 2], "byte 0: not a safetensors file: its header would be 9223372036854775807 bytes long, more than the 100000000 allowed" },
        { "a header just above the limit", [1, 225, 245, 5, 0, 0, 0, 0, (byte)'{'], "byte 0: not a safetensors file: its header would be 100000001 bytes long, more than the 100000000 allowed" },
        { "no JSON", Weights("hello", 0), "byte 8: the header is not a JSON object; it does not begin with '{'" },
        { "no UTF-8", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', 0xC0], "byte 8: the header is not UTF-8" },
        { "a name twice", Weights("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8), "byte 62: the header names the tensor 'a' twice" },
        { "integers", Weights("""{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", 8), "byte 22: the tensor 'a' has type 'I64'; weights must be F32, F16, BF16 or F64" },
        { "a name that turns the line", Weights("""{"a\u202e\n":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8), "byte 9: 'a??', F32 of shape (3), needs 12 bytes; its data_offsets are [0, 8]" },
        { "an overlap", Weights("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12), "byte 62: 'b' overlaps the tensor before it: its data begin at 4, expected 8" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_gives_a_list_that_says_so(string kind, byte[] file, string reason) => Assert.Equal(
        (kind, $"ModelGen tensors 1: net.safetensors\nerror: {reason}\n"), (kind, List("net.safetensors", file)));

    [Fact]
    public void A_file_that_is_not_there_gives_a_list_that_says_so() => Assert.Equal(
        "ModelGen tensors 1: net.safetensors\nerror: the file does not exist\n", List("net.safetensors", file: null));

    [Fact]
    public void A_folder_in_its_place_gives_a_list_that_says_so()
    {
        Directory.CreateDirectory(Path.Combine(Project, "net.safetensors"));

        Assert.StartsWith("ModelGen tensors 1: net.safetensors\nerror: ", List("net.safetensors", file: null));
    }

    [Fact]
    public void Every_truncation_and_every_changed_byte_gives_a_list()
    {
        byte[] file = Weights(OneTensor, 8);
        for (int at = 0; at < file.Length; at++)
        {
            byte[] changed = [.. file];
            changed[at] ^= (byte)(1 << (at % 8));
            Assert.StartsWith("ModelGen tensors 1: ", List("net.safetensors", file[..at]));
            Assert.StartsWith("ModelGen tensors 1: ", List("net.safetensors", changed));
        }
    }

    [Fact]
    public void A_list_that_says_the_same_is_not_written_again()
    {
        List("net.safetensors", Weights(OneTensor, 8));
        string list = Path.Combine(Lists, "net.safetensors.tensors");
        DateTime before = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(list, before);

        List("net.safetensors", Weights(OneTensor + " ", 8));
        Assert.Equal(before, File.GetLastWriteTimeUtc(list));
    }

    [Fact]
    public void A_changed_file_is_noticed_even_if_it_is_older_than_its_list()
    {
        List("net.safetensors", Weights(OneTensor, 8));
        string path = Write("net.safetensors", Weights(OneTensor.Replace("a.bias", "b.bias"), 8));
        File.SetLastWriteTimeUtc(path, new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal("ModelGen tensors 1: net.safetensors\nb.bias  F32 (2)\n", Run("net.safetensors"));
    }

    [Fact]
    public void Of_a_large_file_only_the_header_is_read()
    {
        const long Numbers = 25_000_000;
        string path = Write("net.safetensors", Weights($"{{\"a\":{{\"dtype\":\"F32\",\"shape\":[{Numbers}],\"data_offsets\":[0,{4 * Numbers}]}}}}", 0));
        using (FileStream stream = File.OpenWrite(path))
        {
            stream.SetLength(stream.Length + (4 * Numbers));
        }

        Run("net.safetensors");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("ModelGen tensors 1: net.safetensors\na  F32 (25000000)\n", Run("net.safetensors"));

        // The file's buffer and the header's, 64 KiB each, and small things.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
    }

    [Fact]
    public void A_list_that_cannot_be_written_is_an_error_of_the_build()
    {
        Directory.CreateDirectory(Path.Combine(Project, "obj"));
        File.WriteAllText(Lists, "a file where the folder should be");
        TestBuild engine = new();
        ListTensors task = Task(engine, Write("net.safetensors", Weights(OneTensor, 8)));

        Assert.False(task.Execute());
        Assert.StartsWith("The list of tensors '", Assert.Single(engine.Errors));
    }

    [Fact]
    public void The_weights_of_the_digit_reader_fit_its_model()
    {
        string sample = Sample();
        File.Copy(Path.Combine(sample, "digits.safetensors"), Write("digits.safetensors", []), overwrite: true);
        AdditionalFile list = new("obj/digits.safetensors.tensors", Run("digits.safetensors"));

        string model = File.ReadAllText(Path.Combine(sample, "Model.cs"));
        Assert.Empty(Errors(model));
        Assert.Equal(["MG0029"], Errors(model.Replace("Conv2D(64", "Conv2D(63")));

        IEnumerable<string> Errors(string source) => new AnalyzerRun(UserProject.Compile(source), list).Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id);
    }

    private static byte[] Weights(string header, int dataLength)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] file = new byte[8 + json.Length + dataLength];
        BinaryPrimitives.WriteInt64LittleEndian(file, json.Length);
        json.CopyTo(file, 8);
        return file;
    }

    private static string Sample([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../samples/DigitReader"));

    private string Write(string name, byte[] file)
    {
        string path = Path.Combine(Project, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, file);
        return path;
    }

    /// <summary>The list's text for a file that is written first, or not there.</summary>
    private string List(string name, byte[]? file)
    {
        Directory.CreateDirectory(Project);
        if (file is not null)
        {
            Write(name, file);
        }

        return Run(name);
    }

    private string Run(string name)
    {
        TestBuild engine = new();
        ListTensors task = Task(engine, Path.Combine(Project, name));
        Assert.True(task.Execute());
        Assert.Empty(engine.Errors);
        Assert.Empty(engine.Messages);
        return File.ReadAllText(Assert.Single(task.Lists));
    }

    private ListTensors Task(TestBuild engine, params string[] paths) =>
        new() { BuildEngine = engine, Files = [.. paths.Select(path => new WeightItem(path))], ProjectFolder = Project, ListFolder = Lists };
}

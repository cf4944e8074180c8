using System.Text.RegularExpressions;
using Google.Protobuf;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using ModelGen.Onnx.Networks;
using ModelGen.Tests.Hostile;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>Small files with damage of all kinds: they are read, or refused with one of the two exceptions, and take little memory.</summary>
public partial class DamagedFileTests
{
    /// <summary>Lengths and keys of nodes, attributes, tensors, graphs; long numbers; operators.</summary>
    private static readonly string[] Words =
        ["\n", "\n\0", "\x12", "\x1a", "\"", "*", "*\0", "*\x02\b\x01", ":", "B", "J", "\b\x01", "\x7f", "\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01", "Conv", "Reshape", "Softmax", "pads", "axis"];

    private static readonly Dictionary<string, byte[]> Files = new()
    {
        ["exported"] = Exported(),
        ["put together"] = PutTogether(),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_cut_off_anywhere_is_refused(string name)
    {
        byte[] file = Files[name];
        Assert.True(Bounded.Reads(file));

        // The operator set is at its end.
        Assert.All(Enumerable.Range(0, file.Length), length => Assert.False(Bounded.Reads(file[..length])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_bit_may_flip(string name)
    {
        byte[] file = Files[name];
        int refused = 0;
        for (int bit = 0; bit < 8 * file.Length; bit++)
        {
            byte[] damaged = [.. file];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            refused += Bounded.Reads(damaged, CheckCode) ? 0 : 1;
        }

        Assert.InRange(refused, file.Length, 8 * file.Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutations_are_read_or_refused(string name)
    {
        byte[] file = Files[name];
        Random random = new(7);
        int refused = 0;
        for (int round = 0; round < Mutation.Count; round++)
        {
            refused += Bounded.Reads(Mutation.Of(file, random, header: file.Length, Words), CheckCode) ? 0 : 1;
        }

        Assert.InRange(refused, Mutation.Count / 10, Mutation.Count);
    }

    /// <summary>Whatever a file says, its class is made of attributes with plain arguments.</summary>
    private static void CheckCode(ImportedNetwork network)
    {
        string[] lines = ImportedCode.Write(network, "A", "B").Split('\n');
        Assert.All(lines[(Array.IndexOf(lines, "[Model]") + 1)..^2], line => Assert.Matches(AttributeLine(), line));
        Assert.Equal("public sealed partial class B;", lines[^2]);
    }

    [GeneratedRegex(@"^\[[A-Za-z0-9]+(\([A-Za-z0-9 =.,+-]*\))?\]$")]
    private static partial Regex AttributeLine();

    private static byte[] Exported()
    {
        using MemoryStream stream = new();
        new ReshapeToImageNet().SaveOnnx(stream);
        return stream.ToArray();
    }

    /// <summary>As other tools write them: attributes of all types, constants as nodes, what is folded and what disappears.</summary>
    private static byte[] PutTogether()
    {
        TestGraph graph = new TestGraph(2, 5, 5)
            .Node("Pad", Attributes.Of("pads", 0, 0, 0, 0, 0, 0, 0, 0)).Opset(10)
            .Node("Conv", [TestGraph.Floats([4, 1, 3, 3], [.. Enumerable.Range(0, 36).Select(i => i / 8f)]), TestGraph.Floats([4], 1, 2, 3, 4)],
                Attributes.Of("group", 2L), Attributes.Of("strides", 2, 2), Attributes.Of("pads", 1, 1, 1, 1), Attributes.Of("dilations", 1, 1))
            .Node("BatchNormalization",
                [TestGraph.Floats([4], 1, 2, 3, 4), TestGraph.Floats([4], 1, 2, 3, 4), TestGraph.Floats([4], 1, 2, 3, 4), TestGraph.Floats([4], 1, 2, 3, 4)],
                Attributes.Of("epsilon", 0.5f))
            .Node("LeakyRelu", Attributes.Of("alpha", 0.2f))
            .Node("AveragePool", Attributes.Of("kernel_shape", 2, 2), Attributes.Of("strides", 2, 2), Attributes.Of("ceil_mode", 1L))
            .Node("Reshape", [TestGraph.Integers(0, -1)])
            .Node("Gemm", [TestGraph.Floats([3, 16], [.. Enumerable.Range(0, 48).Select(i => i / 9f)])], Attributes.Of("transB", 1L), Attributes.Of("alpha", 0.5f))
            .Node("Mul", [TestGraph.Floats([], 2)]).Node("Dropout", Attributes.Of("ratio", 0.25f)).Node("Softmax", Attributes.Of("axis", 1L));
        return graph.Finish().ToByteArray();
    }
}

using System.Text;
using ModelGen.Serialization;
using Xunit;

namespace ModelGen.Tests.Serialization;

/// <summary>Headers made by hand: what the format allows is read, everything else is refused with a place and a reason.</summary>
public sealed class SafetensorsReaderTests
{
    private const string Kernel = """{"k":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    [Fact]
    public void An_empty_file_of_no_tensors_is_valid()
    {
        SafetensorsReader reader = Open(SafetensorsBytes.File("{}"));
        Assert.Empty(reader.Tensors);
        reader.Complete();
    }

    [Fact]
    public void Tensors_come_in_the_order_of_their_data_whatever_the_headers_order()
    {
        SafetensorsReader reader = Open(SafetensorsBytes.File(
            """{"b":{"data_offsets":[4,8],"shape":[1],"dtype":"F32"},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 8));
        Assert.Equal(["a", "b"], reader.Tensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void White_space_around_the_json_and_unknown_fields_are_ignored()
    {
        SafetensorsReader reader = Open(SafetensorsBytes.File(
            """{ "k" : { "x" : [[{}]], "dtype" : "F32", "shape" : [ 1 ] , "data_offsets" : [0, 4] } }""" + "\n\t   ", 4));
        Assert.Equal([1L], reader.Tensors[0].Shape);
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_like_one_that_can()
    {
        byte[] file = SafetensorsBytes.File(Kernel, 8);
        file[^1] = 0x40;
        var reader = new SafetensorsReader(new ForwardOnlyStream(file));
        float[] values = new float[2];
        reader.ReadNext(values);
        reader.Complete();
        Assert.Equal([0f, 2f], values);
    }

    [Theory]
    [InlineData("", "does not begin with '{'")]
    [InlineData(" {}", "does not begin with '{'")]
    [InlineData("[]", "does not begin with '{'")]
    [InlineData("{", "not valid JSON")]
    [InlineData("{}{}", "not valid JSON")]
    [InlineData("{} x", "not valid JSON")]
    [InlineData("{\"a\":}", "not valid JSON")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[],"data_offsets":[0,0]}}""", "not valid JSON")]
    [InlineData("""{"a":3}""", "'a' must be an object, not Number")]
    [InlineData("""{"a":{}}""", "must have dtype, shape and two data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0]}}""", "must have dtype, shape and two data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4,8]}}""", "at most 2 integers")]
    [InlineData("""{"a":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}""", "has type 'I64'")]
    [InlineData("""{"a":{"dtype":7,"shape":[],"data_offsets":[0,8]}}""", "dtype of 'a' must be a string")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[],"data_offsets":[0,4]}}""", "dtype twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"shape":[],"data_offsets":[0,4]}}""", "shape twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":3,"data_offsets":[0,4]}}""", "must be a list of integers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "integers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}""", "integers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", "integers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,4]}}""", "integers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}""", "more than 2^63 - 1 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "needs 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "needs 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "leaves a gap before it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", "overlaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "overlaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", "tensor 'a' twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "__metadata__ twice")]
    [InlineData("""{"__metadata__":[]}""", "must be an object of strings")]
    [InlineData("""{"__metadata__":{"a":1}}""", "must be a string")]
    [InlineData("""{"__metadata__":{"a":"1","a":"1"}}""", "has 'a' twice")]
    public void A_header_that_is_wrong_is_refused_with_the_reason(string header, string reason)
    {
        WeightsFormatException exception = Assert.Throws<WeightsFormatException>(() => Open(SafetensorsBytes.File(header, 8)));
        Assert.Contains(reason, exception.Reason, StringComparison.Ordinal);
        Assert.NotNull(exception.Offset);
        Assert.InRange(exception.Offset.Value, 8, 8 + header.Length);
    }

    /// <summary>1, -2.5, the largest finite half or its neighbour, and infinity, as IEEE 754 and the upper half of a single have them.</summary>
    [Theory]
    [InlineData("F16", "003C 00C1 FF7B 007C", new[] { 1f, -2.5f, 65504f, float.PositiveInfinity })]
    [InlineData("BF16", "803F 20C0 7F47 807F", new[] { 1f, -2.5f, 65280f, float.PositiveInfinity })]
    [InlineData("F32", "0000803F 000020C0 00E07F47 0000807F", new[] { 1f, -2.5f, 65504f, float.PositiveInfinity })]
    [InlineData("F64", "000000000000F03F 00000000000004C0 0000000000FCEF40 FFFFFFFFFFFFEF7F", new[] { 1f, -2.5f, 65504f, float.PositiveInfinity })]
    public void Numbers_of_other_types_are_converted(string type, string bytes, float[] expected)
    {
        byte[] data = Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal));
        string header = $$$"""{"a":{"dtype":"{{{type}}}","shape":[4],"data_offsets":[0,{{{data.Length}}}]}}""";
        SafetensorsReader reader = Open(SafetensorsBytes.File(Encoding.UTF8.GetBytes(header), data));
        float[] values = new float[4];
        reader.ReadNext(values);
        Assert.Equal(expected, values);
    }

    [Fact]
    public void A_header_that_is_not_utf8_is_refused()
    {
        byte[] header = Encoding.UTF8.GetBytes("""{"__metadata__":{"a":"?"}}""");
        header[Array.IndexOf(header, (byte)'?')] = 0xFF;
        Assert.Contains("UTF-8", Refused(SafetensorsBytes.File(header, [])).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused_without_deep_recursion()
    {
        string deep = $$$"""{"a":{"x":{{{new string('[', 1_000_000)}}}""";
        Assert.Contains("not valid JSON", Refused(SafetensorsBytes.File(deep)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_shape_and_a_long_list_of_tensors_are_refused()
    {
        string ones = string.Join(',', Enumerable.Repeat("1", 65));
        Assert.Contains("at most 64", Refused(SafetensorsBytes.File("{\"a\":{\"shape\":[" + ones + "]}}")).Reason, StringComparison.Ordinal);

        IEnumerable<string> tensors = Enumerable.Range(0, 100_001).Select(i => $"\"{i}\":" + """{"dtype":"F32","shape":[0],"data_offsets":[0,0]}""");
        string many = "{" + string.Join(',', tensors) + "}";
        Assert.Contains("more than 100000 tensors", Refused(SafetensorsBytes.File(many)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_length_that_is_a_lie_costs_no_memory()
    {
        byte[] file = SafetensorsBytes.File("{}");
        BitConverter.TryWriteBytes(file, 99_999_999L);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("ends inside the header", Refused(file).Reason, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);

        BitConverter.TryWriteBytes(file, -1L);
        Assert.Contains("not a safetensors file", Refused(file).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_noticed_with_and_without_seeking()
    {
        byte[] file = SafetensorsBytes.File(Kernel, 8);
        for (int length = 0; length < file.Length; length++)
        {
            byte[] cut = file[..length];
            Assert.Throws<WeightsFormatException>(() => ReadAll(new MemoryStream(cut)));
            WeightsFormatException exception = Assert.Throws<WeightsFormatException>(() => ReadAll(new ForwardOnlyStream(cut)));
            Assert.Equal(length, exception.Offset);
        }
    }

    [Fact]
    public void A_byte_after_the_last_tensor_is_noticed_with_and_without_seeking()
    {
        byte[] file = SafetensorsBytes.File(Kernel, 9);
        Assert.Equal(file.Length - 1, Assert.Throws<WeightsFormatException>(() => ReadAll(new MemoryStream(file))).Offset);
        Assert.Equal(file.Length - 1, Assert.Throws<WeightsFormatException>(() => ReadAll(new ForwardOnlyStream(file))).Offset);
    }

    [Fact]
    public void A_message_quotes_a_hostile_name_short_and_on_one_line()
    {
        string name = "\\n" + new string('x', 100_000);
        WeightsFormatException exception = Refused(SafetensorsBytes.File("{\"" + name + "\":{}}"));
        Assert.True(exception.Message.Length < 300);
        Assert.DoesNotContain('\n', exception.Message);
    }

    private static WeightsFormatException Refused(byte[] file) => Assert.Throws<WeightsFormatException>(() => Open(file));

    private static SafetensorsReader Open(byte[] file) => new(new MemoryStream(file));

    private static void ReadAll(Stream stream)
    {
        var reader = new SafetensorsReader(stream);
        foreach (TensorEntry tensor in reader.Tensors)
        {
            reader.ReadNext(new float[tensor.Count]);
        }

        reader.Complete();
    }
}

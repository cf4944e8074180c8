using System.Text.Json;
using ModelGen.Serialization;
using Xunit;

namespace ModelGen.Tests.Serialization;

/// <summary>Files as they lie on the disk, checked with .NET's JSON document rather than with our own reader.</summary>
public sealed class SafetensorsWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void Data_begin_at_a_multiple_of_64_bytes_after_a_header_of_json_and_spaces(int nameLength)
    {
        byte[] file = Write([new("n" + new string('x', nameLength), [2])], [1, 2]);
        int length = (int)BitConverter.ToInt64(file);
        Assert.Equal(0, (8 + length) % 64);
        Assert.Equal((byte)'{', file[8]);
        string json = System.Text.Encoding.UTF8.GetString(file, 8, length);
        Assert.Equal(json.TrimEnd(' '), json.TrimEnd());
        using var document = JsonDocument.Parse(json);
        JsonElement tensor = document.RootElement.EnumerateObject().Single().Value;
        Assert.Equal("F32", tensor.GetProperty("dtype").GetString());
        Assert.Equal("[2]", tensor.GetProperty("shape").GetRawText());
        Assert.Equal("[0,8]", tensor.GetProperty("data_offsets").GetRawText());
        Assert.Equal(8 + length + 8, file.Length);
        Assert.Equal(2f, BitConverter.ToSingle(file, file.Length - 4));
    }

    [Fact]
    public void Every_bit_survives_the_way_there_and_back()
    {
        // More than one 64 KiB chunk; every exponent, both signs, NaNs with payloads.
        float[] values = [.. Enumerable.Range(0, 40_001).Select(i => BitConverter.UInt32BitsToSingle((uint)i * 2654435761u))];
        values[7] = float.NegativeZero;
        values[8] = float.NaN;
        values[9] = float.NegativeInfinity;
        byte[] file = Write([new("größe \"x\"\n", [40_001]), new("empty", [0, 3]), new("scalar", [])], values, [], [5]);

        var reader = new SafetensorsReader(new MemoryStream(file));
        float[] read = new float[values.Length];
        reader.ReadNext(read);
        Assert.Equal(values.Select(BitConverter.SingleToUInt32Bits), read.Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal("größe \"x\"\n", reader.Tensors[0].Name);
        Assert.Equal([0L, 3L], reader.Tensors[1].Shape);
        Assert.Empty(reader.Tensors[2].Shape);
    }

    [Fact]
    public void Metadata_come_back_as_they_were()
    {
        using var stream = new MemoryStream();
        new SafetensorsWriter(stream, [], [new("step", "12"), new("note", "a\u0000b")]).Complete();
        stream.Position = 0;
        IReadOnlyDictionary<string, string> metadata = new SafetensorsReader(stream).Metadata;
        Assert.Equal(2, metadata.Count);
        Assert.Equal("12", metadata["step"]);
        Assert.Equal("a\u0000b", metadata["note"]);
    }

    [Fact]
    public void Names_that_the_format_forbids_are_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => Write([new("a", []), new("a", [])]));
        Assert.Throws<ArgumentException>(() => Write([new("__metadata__", [])]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write([new("a", [-1])]));
    }

    [Fact]
    public void Values_that_do_not_fit_the_shape_and_forgotten_tensors_are_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => Write([new("a", [2, 2])], [1, 2, 3]));
        Assert.Throws<InvalidOperationException>(() => Write([new("a", [1]), new("b", [1])], [1f]));
    }

    private static byte[] Write(TensorSpec[] tensors, params float[][] values)
    {
        using var stream = new MemoryStream();
        var writer = new SafetensorsWriter(stream, tensors);
        foreach (float[] tensor in values)
        {
            writer.WriteNext(tensor);
        }

        writer.Complete();
        return stream.ToArray();
    }
}

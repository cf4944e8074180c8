using ModelGen.Serialization;
using ModelGen.Tests.Fixtures;
using Xunit;

namespace ModelGen.Tests.Serialization;

/// <summary>Files that the format's own library wrote, or read, as tests/fixtures/safetensors/README.md says.</summary>
public sealed class InteropTests
{
    [Fact]
    public void A_file_of_the_formats_own_library_is_read_number_for_number()
    {
        using FileStream stream = File.OpenRead(FixtureFolder.PathOf("safetensors/official.safetensors"));
        var reader = new SafetensorsReader(stream);
        var read = new Dictionary<string, float[]>();
        foreach (TensorEntry tensor in reader.Tensors)
        {
            reader.ReadNext(read[tensor.Name] = new float[tensor.Count]);
        }

        reader.Complete();
        Assert.Equal(6, read.Count);
        Assert.Equal(
            Bits(0f, -0f, 1.5f, BitConverter.UInt32BitsToSingle(0x7FC00000), float.PositiveInfinity, float.Epsilon), Bits(read["dense_1.kernel"]));
        Assert.Equal([0.1f, -2.5f], read["double"]);
        Assert.Equal([1f, -2f, 5.9604645e-8f, 65504f], read["half"]);
        Assert.Equal([1f, -3.140625f, 9.18355e-41f], read["brain"]);
        Assert.Empty(read["empty"]);
        Assert.Equal([42f], read["größe/\"q\""]);
        Assert.Equal([2L, 3L], reader.Tensors.Single(tensor => tensor.Name == "dense_1.kernel").Shape);
        Assert.Equal("pt", reader.Metadata["format"]);
    }

    [Fact]
    public void Our_bytes_are_still_those_that_the_formats_own_library_accepted()
    {
        Assert.Equal(File.ReadAllBytes(FixtureFolder.PathOf("safetensors/test_model.safetensors")), new TestModel().Fill(1).Saved());
    }

    private static uint[] Bits(params float[] values) => [.. values.Select(BitConverter.SingleToUInt32Bits)];
}

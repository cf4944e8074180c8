using Xunit;

namespace ModelGen.Tests.Data;

public class IdxFileTests
{
    // The array (2, 3) of 1 2 3 253 254 255, compressed by gzip(1).
    private const string CompressedByGzip = "H4sIAAAAAAACA2Ng4GBiYGAAYWZGJua///4DANmuAmwSAAAA";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Plain_and_compressed_arrays_of_every_rank_come_back(int rank)
    {
        int[] shape = [.. new[] { 3, 2, 4, 2 }.Take(rank)];
        byte[] values = [.. Enumerable.Range(7, shape.Aggregate(1, (product, size) => product * size)).Select(i => (byte)(i * 11))];
        byte[] plain = FileBytes.Idx(shape, values);

        foreach (byte[] file in new[] { plain, FileBytes.Gzip(plain) })
        {
            IdxFile read = IdxFile.Read(new MemoryStream(file), "test");
            Assert.Equal(shape, read.Shape);
            Assert.Equal(values, read.Values);
            Assert.Equal(values, IdxFile.Read(new UnseekableStream(file), "test").Values);
        }
    }

    [Fact]
    public void A_file_of_the_gzip_tool_is_read() =>
        Assert.Equal([1, 2, 3, 253, 254, 255], IdxFile.Read(new MemoryStream(Convert.FromBase64String(CompressedByGzip)), "test").Values);

    [Fact]
    public void Content_and_not_the_name_tells_whether_a_file_is_compressed()
    {
        using TemporaryFolder folder = new();
        byte[] plain = FileBytes.Idx([2], 5, 6);

        Assert.Equal([5, 6], IdxFile.Read(folder.Write("plain.gz", plain)).Values);
        Assert.Equal([5, 6], IdxFile.Read(folder.Write("compressed", FileBytes.Gzip(plain))).Values);
    }

    [Fact]
    public void Reading_starts_where_the_stream_stands_and_leaves_it_open()
    {
        MemoryStream stream = new([9, 9, .. FileBytes.Idx([2], 5, 6)]) { Position = 2 };
        UnseekableStream network = new(FileBytes.Gzip(FileBytes.Idx([2], 5, 6)));

        Assert.Equal([5, 6], IdxFile.Read(stream, "test").Values);
        Assert.True(stream.CanRead);
        Assert.Equal([5, 6], IdxFile.Read(network, "test").Values);
        Assert.False(network.Disposed);
    }

    [Fact]
    public void Large_arrays_survive_growing_buffers()
    {
        byte[] values = new byte[1_000_003];
        new Random(5).NextBytes(values);
        byte[] plain = FileBytes.Idx([values.Length], values);

        Assert.Equal(values, IdxFile.Read(new MemoryStream(FileBytes.Gzip(plain)), "test").Values);
        Assert.Equal(values, IdxFile.Read(new UnseekableStream(plain, 4096), "test").Values);
    }

    [Theory]
    [InlineData("01000801", 0, "two zero bytes, not with 0100")]
    [InlineData("00000D01", 2, "The type is 0x0d")]
    [InlineData("00000800", 3, "There are 0 dimensions")]
    [InlineData("00000805", 3, "There are 5 dimensions")]
    [InlineData("0000080100000000", 4, "Dimension 0 is 0")]
    [InlineData("00000801FFFFFFFF", 4, "Dimension 0 is 4294967295")]
    [InlineData("00000803000100000001000000000002", 8, "Dimension 1 is 65536, which makes 4294967296 bytes")]
    [InlineData("00000801000000050102", 10, "ends here, 2 bytes into the values of (5), which should have 5")]
    [InlineData("00000801000000020102FF", 10, "more bytes than the file should have")]
    [InlineData("0000", 2, "ends here, 2 bytes into the IDX header")]
    [InlineData("", 0, "ends here, 0 bytes into the IDX header")]
    public void A_bad_file_is_refused_with_place_and_reason(string hex, long offset, string reason)
    {
        foreach (byte[] file in new[] { Convert.FromHexString(hex), FileBytes.Gzip(Convert.FromHexString(hex)) }.Where(file => file.Length > 0))
        {
            DataFormatException exception = Assert.Throws<DataFormatException>(() => IdxFile.Read(new MemoryStream(file), "bad.idx"));
            Assert.Contains(reason, exception.Reason, StringComparison.Ordinal);
            Assert.Equal(("bad.idx", offset), (exception.File, exception.Offset));
            Assert.StartsWith($"bad.idx, byte {offset}: ", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Images_and_labels_become_a_dataset()
    {
        IdxFile images = Idx([2, 2, 3], 0, 51, 102, 153, 204, 255, 255, 0, 0, 0, 0, 0);
        Dataset data = Dataset.FromIdx(images, Idx([2], 3, 9), 10);
        float[] input = new float[6];
        data.CopyInput(0, input);

        Assert.Equal([2, 3, 1], data.InputShape);
        Assert.Equal((3, 9), (data.ClassOf(0), data.ClassOf(1)));
        Assert.All(input.Zip([0f, 0.2f, 0.4f, 0.6f, 0.8f, 1f]), pair => Assert.Equal(pair.Second, pair.First, 1e-7)); // 2^-24 of rounding
        Assert.Equal([2, 1, 3], Dataset.FromIdx(Idx([1, 2, 1, 3], new byte[6]), Idx([1], 0), 2).InputShape);
        Assert.Equal([3], Dataset.FromIdx(Idx([1, 3], new byte[3]), Idx([1], 0), 2).InputShape);
    }

    [Fact]
    public void Images_and_labels_that_do_not_belong_together_are_refused()
    {
        IdxFile images = Idx([2, 1, 1], 0, 0);

        Refused("There are 3 labels, but 2 images in test", 4, () => Dataset.FromIdx(images, Idx([3], 0, 0, 0), 10));
        Refused("Sample 1 has label 10, but there are 10 classes", 9, () => Dataset.FromIdx(images, Idx([2], 9, 10), 10));
        Refused("Labels have 1 dimension, not 3", 3, () => Dataset.FromIdx(images, images, 10));
        Refused("from 2 to 4 dimensions", 3, () => Dataset.FromIdx(Idx([2], 0, 0), Idx([2], 0, 0), 10));
    }

    private static IdxFile Idx(int[] shape, params byte[] values) => IdxFile.Read(new MemoryStream(FileBytes.Idx(shape, values)), "test");

    private static void Refused(string reason, long offset, Action action)
    {
        DataFormatException exception = Assert.Throws<DataFormatException>(action);
        Assert.Contains(reason, exception.Reason, StringComparison.Ordinal);
        Assert.Equal(offset, exception.Offset);
    }
}

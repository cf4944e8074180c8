using Xunit;

namespace ModelGen.Tests.Data;

/// <summary>A gzip file may have several members: all of their data are read, or none.</summary>
public class GzipMemberTests
{
    private static readonly byte[] Plain = FileBytes.Idx([200, 100], [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * i / 7))]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(9_999)]
    [InlineData(20_012)]
    public void Two_members_give_what_one_gives(int cut)
    {
        byte[] empty = FileBytes.Gzip([]);
        byte[] two = [.. FileBytes.Gzip(Plain[..cut]), .. FileBytes.Gzip(Plain[cut..])];
        foreach (byte[] file in new[] { two, [.. empty, .. two], [.. two, .. empty, .. empty] })
        {
            Assert.Equal(Plain[12..], Read(file).Values);
        }
    }

    [Fact]
    public void A_member_cut_off_anywhere_is_refused()
    {
        byte[] first = FileBytes.Gzip(Plain[..15_000]);
        byte[] file = [.. first, .. FileBytes.Gzip(Plain[15_000..])];
        for (int length = first.Length; length < file.Length; length++)
        {
            Assert.Throws<DataFormatException>(() => Read(file[..length]));
        }

        // With data that end where the first member does, only the gzip file can tell.
        byte[] table = FileBytes.Gzip([.. "a,b\n1,2\n"u8]);
        byte[] tables = [.. table, .. FileBytes.Gzip([.. "3,4\n5,6\n"u8])];
        Assert.Equal(3, CsvTable.Read(new MemoryStream(tables), "test").RowCount);
        for (int length = table.Length + 1; length < tables.Length; length++)
        {
            Assert.Throws<DataFormatException>(() => CsvTable.Read(new MemoryStream(tables[..length]), "test"));
        }
    }

    [Fact]
    public void Many_members_and_data_that_look_like_members_are_read()
    {
        byte[] magics = [.. Enumerable.Repeat((byte[])[0x1f, 0x8b, 8, 0], 5_000).SelectMany(bytes => bytes)];
        byte[] plain = FileBytes.Idx([magics.Length], magics);
        Assert.Equal(magics, Read([.. plain.Chunk(17).SelectMany(FileBytes.Gzip)]).Values);

        // Stored, not compressed: the file is full of what begins a member.
        using MemoryStream stored = new();
        using (System.IO.Compression.GZipStream gzip = new(stored, System.IO.Compression.CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        Assert.Equal(magics, Read(stored.ToArray()).Values);
        Assert.Equal(magics, Read([.. stored.ToArray(), .. FileBytes.Gzip([])]).Values);
    }

    private static IdxFile Read(byte[] file) => IdxFile.Read(new UnseekableStream(file, most: 1 + (file.Length % 500)), "test.gz");
}

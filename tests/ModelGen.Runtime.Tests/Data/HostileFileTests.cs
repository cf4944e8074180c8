using System.IO.Compression;
using Xunit;

namespace ModelGen.Tests.Data;

/// <summary>Whatever bytes a reader gets, it reads them or throws a DataFormatException, and takes little memory for little data.</summary>
public class HostileFileTests
{
    private const long FewMegabytes = 4 << 20;

    private static readonly Dictionary<string, Action<Stream>> Readers = new()
    {
        ["idx"] = stream => IdxFile.Read(stream, "test"),
        ["cifar"] = stream => Cifar10Binary.Read(stream, "test"),
        ["csv"] = ReadTable,
    };

    private static readonly Dictionary<string, byte[]> GoodFiles = new()
    {
        ["idx"] = FileBytes.Idx([3, 2, 2], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
        ["cifar"] = FileBytes.Cifar(4),
        ["csv"] = [.. "age,\"ho,use\",kind\n1.5,2,yes\n\"3\",4e2,\"no\"\n"u8],
    };

    // A table may end after any row and have any number of rows, so only its compressed form shows that something is lost or added.
    private static readonly string[] FormatsThatKnowTheirSize = ["idx", "cifar"];

    public static TheoryData<string> Formats => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Random_bytes_are_refused(string format)
    {
        Random random = new(1);
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            byte[] start = (i % 3) switch
            {
                0 => [],
                1 => GoodFiles[format][..Math.Min(4, GoodFiles[format].Length)],
                _ => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3],
            };
            start.AsSpan(0, Math.Min(start.Length, bytes.Length)).CopyTo(bytes);
            ReadsOrRefuses(format, bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_cut_off_anywhere_is_refused(string format)
    {
        foreach (byte[] file in new[] { GoodFiles[format], FileBytes.Gzip(GoodFiles[format]) })
        {
            bool mayEndAnywhere = file == GoodFiles[format] && !FormatsThatKnowTheirSize.Contains(format);
            Assert.True(ReadsOrRefuses(format, file));
            Assert.All(Enumerable.Range(0, file.Length), length => Assert.False(ReadsOrRefuses(format, file[..length]) && !mayEndAnywhere));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Bytes_after_the_end_are_refused(string format)
    {
        byte[] gzip = FileBytes.Gzip(GoodFiles[format]);

        Assert.False(ReadsOrRefuses(format, [.. GoodFiles[format], 0]) && FormatsThatKnowTheirSize.Contains(format));
        Assert.False(ReadsOrRefuses(format, [.. gzip, 0]));
        Assert.False(ReadsOrRefuses(format, [.. gzip, .. new byte[100_000]]));
        Assert.False(ReadsOrRefuses(format, [.. gzip, .. new byte[8]]));
        Assert.False(ReadsOrRefuses(format, [.. gzip, .. gzip[..10]]));
        Assert.False(ReadsOrRefuses(format, [.. gzip, .. "text"u8]));

        // Two members are one file with the data of both: more than IDX announces, and a header among the rows of a table.
        Assert.Equal(format == "cifar", ReadsOrRefuses(format, [.. gzip, .. gzip]));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_damaged_byte_of_a_compressed_file_never_gives_other_data(string format)
    {
        byte[] file = FileBytes.Gzip(GoodFiles[format]);
        for (int at = 0; at < file.Length; at++)
        {
            byte[] damaged = [.. file];
            damaged[at] ^= 0x55;

            // Only the header has bytes that do not matter: time, flags and system, bytes 3 to 9.
            bool readable = ReadsOrRefuses(format, damaged);
            Assert.True(!readable || at is >= 3 and <= 9, $"byte {at}");
        }
    }

    [Theory]
    [InlineData(new[] { int.MaxValue })]
    [InlineData(new[] { 60_000, 28, 28 })]
    [InlineData(new[] { int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue })]
    [InlineData(new[] { 2_147_483_591 })]
    public void Sizes_that_the_file_does_not_have_cost_nothing(int[] shape)
    {
        byte[] file = FileBytes.Idx(shape, 1, 2, 3);

        Assert.False(ReadsOrRefuses("idx", file));
        Assert.False(ReadsOrRefuses("idx", FileBytes.Gzip(file)));
        Assert.False(ReadsOrRefuses("idx", FileBytes.Gzip(FileBytes.Idx(shape, new byte[60_000]))));
    }

    [Fact]
    public void A_compressed_file_that_blows_up_is_refused_before_it_fills_the_memory()
    {
        // 256 MiB of zeros in 256 KB: 4 MiB are free, and 100 times the file is 25 MiB more.
        byte[] bomb = FileBytes.Gzip(new byte[256 << 20]);
        Assert.InRange(bomb.Length, 200_000, 262_144);
        long before = GC.GetAllocatedBytesForCurrentThread();
        DataFormatException exception = Assert.Throws<DataFormatException>(() => Cifar10Binary.Read(new MemoryStream(bomb), "bomb.gz"));

        Assert.Contains("more than 100 times", exception.Reason, StringComparison.Ordinal);
        Assert.InRange(exception.Offset, 4 << 20, 30 << 20);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 << 20); // A buffer that doubles, 64 KiB to 32 MiB.
    }

    [Fact]
    public void A_compressed_file_that_blows_up_behind_a_header_that_says_so_is_refused_too()
    {
        byte[] bomb = FileBytes.Gzip([.. FileBytes.Idx([256, 1024, 1024]), .. new byte[256 << 20]]);
        Assert.Contains("more than 100 times", Assert.Throws<DataFormatException>(() => IdxFile.Read(new MemoryStream(bomb), "bomb.gz")).Reason, StringComparison.Ordinal);
        Assert.Contains("more than 100 times", Assert.Throws<DataFormatException>(() => CsvTable.Read(new MemoryStream(bomb), "bomb.gz")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_tables_are_read_or_refused()
    {
        Random random = new(2);
        string[] pieces = [",", "\n", "\r\n", "\"", "\"\"", "1", "-2.5e3", "x", " ", "1e999", "NaN", "\uFEFF", "ä", "yes", "no"];
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => pieces[random.Next(pieces.Length)]));
            ReadsOrRefuses("csv", System.Text.Encoding.UTF8.GetBytes("a,b\n" + text));
            ReadsOrRefuses("csv", System.Text.Encoding.UTF8.GetBytes(text));
        }
    }

    private static void ReadTable(Stream stream)
    {
        CsvTable table = CsvTable.Read(stream, "test");
        if (table.Columns.Count > 1)
        {
            table.ToClasses(table.Columns[^1], "yes", "no");
            table.Without(table.Columns[^1]);
        }
    }

    /// <summary>Whether the bytes could be read, seekable and not; any exception but DataFormatException fails the test.</summary>
    private static bool ReadsOrRefuses(string format, byte[] bytes)
    {
        bool read = Reads(format, new MemoryStream(bytes));
        Assert.Equal(read, Reads(format, new UnseekableStream(bytes, 1000)));
        return read;
    }

    private static bool Reads(string format, Stream stream)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Readers[format](stream);
            return true;
        }
        catch (DataFormatException)
        {
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FewMegabytes);
        }
    }
}

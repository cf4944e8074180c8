using System.Formats.Tar;
using System.Security.Cryptography;
using Xunit;

namespace ModelGen.Tests.Data;

public sealed class Cifar10Tests : IDisposable
{
    // Training labels 0 to 5 in order, two of them in batch 1; test labels 9 and 8.
    private static readonly (string Name, byte[] Bytes)[] Batches =
    [
        ("test_batch.bin", FileBytes.Cifar(9, 8)),
        ("data_batch_2.bin", FileBytes.Cifar(2)),
        ("data_batch_1.bin", FileBytes.Cifar(0, 1)),
        ("data_batch_3.bin", FileBytes.Cifar(3)),
        ("data_batch_4.bin", FileBytes.Cifar(4)),
        ("data_batch_5.bin", FileBytes.Cifar(5)),
    ];

    private readonly TemporaryFolder folder = new();
    private readonly FakeServer server = new();

    public void Dispose()
    {
        folder.Dispose();
        server.Dispose();
    }

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public void An_archive_of_any_kind_is_read_whatever_the_order_in_it(TarEntryFormat format)
    {
        folder.Write("cifar-10-binary.tar.gz", FileBytes.Gzip(Tar(format, Batches)));
        ExpectData(Cifar10.Load(folder.Path));
    }

    [Fact]
    public void Batches_in_a_folder_are_read_in_the_order_of_their_names()
    {
        foreach ((string name, byte[] bytes) in Batches)
        {
            folder.Write(name, bytes);
        }

        folder.Write("data_batch_1.bin.gz", [0]); // not read: data_batch_1.bin is there
        ExpectData(Cifar10.Load(folder.Path));
    }

    [Fact]
    public void Parts_of_batches_and_compressed_batches_are_read()
    {
        folder.Write("data_batch_1_first3.bin.gz", FileBytes.Gzip(FileBytes.Cifar(5, 6, 7)));
        folder.Write("data_batch_2.bin", FileBytes.Cifar(8));
        folder.Write("test_batch_first1.bin.gz", FileBytes.Gzip(FileBytes.Cifar(1)));
        TrainTest data = Cifar10.Load(folder.Path);

        Assert.Equal([5, 6, 7, 8], Enumerable.Range(0, 4).Select(data.Train.ClassOf));
        Assert.Equal([1], Enumerable.Range(0, data.Test.Count).Select(data.Test.ClassOf));
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains("neither cifar-10-binary.tar.gz nor a file data_batch_*.bin", Unavailable(), StringComparison.Ordinal);
        Assert.Contains("from https://www.cs.toronto.edu/~kriz/ into", Unavailable(), StringComparison.Ordinal);

        string train = folder.Write("data_batch_1.bin", FileBytes.Cifar(1));
        Assert.Contains("test_batch.bin", Unavailable(), StringComparison.Ordinal);

        File.Delete(train);
        folder.Write("test_batch.bin", FileBytes.Cifar(1));
        Assert.Contains("data_batch_1.bin to data_batch_5.bin", Unavailable(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_load_downloads_the_archive_and_the_second_reads_the_cache()
    {
        byte[] archive = FileBytes.Gzip(Tar(TarEntryFormat.Ustar, Batches));
        RemoteFile file = new("cifar.tar.gz", FakeServer.Folder, archive.Length, Convert.ToHexStringLower(SHA256.HashData(archive)));
        DataCache cache = new(folder.Path, server);

        string message = Assert.Throws<DataUnavailableException>(() => Cifar10.Load(null, cache, file)).Message;
        Assert.Contains($"Get cifar.tar.gz from https://data.example/ into '{Path.Combine(folder.Path, "cifar10")}'", message, StringComparison.Ordinal);

        server.Files["cifar.tar.gz"] = archive;
        ExpectData(Cifar10.Load(null, cache, file));
        ExpectData(Cifar10.Load(null, cache, file));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void An_archive_without_all_batches_is_refused()
    {
        Assert.Contains("lacks data_batch_4.bin", BadArchive(Tar(TarEntryFormat.Ustar, [.. Batches.Where(batch => batch.Name != "data_batch_4.bin")])), StringComparison.Ordinal);
        Assert.Contains("two files 'data_batch_1.bin'", BadArchive(Tar(TarEntryFormat.Ustar, [.. Batches, Batches[2]])), StringComparison.Ordinal);
        Assert.Contains("label 77", BadArchive(Tar(TarEntryFormat.Ustar, [("test_batch.bin", FileBytes.Cifar(77))])), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_cut_off_anywhere_is_refused()
    {
        byte[] tar = Tar(TarEntryFormat.Ustar, Batches);
        int end = Array.FindLastIndex(tar, value => value != 0);
        byte[] gzip = FileBytes.Gzip(tar);

        // Cut off after a first block of zeros it is whole: other tools end an archive there, too.
        Assert.All(Enumerable.Range(0, end / 101), i => BadArchive(tar[..(i * 101)]));
        Assert.All(Enumerable.Range(0, gzip.Length / 7), i => BadArchive(gzip[..(i * 7)]));
        Assert.All(Enumerable.Range(1, 20), cut => BadArchive(gzip[..^cut]));
    }

    [Fact]
    public void Damaged_headers_and_hostile_sizes_are_refused_without_taking_memory()
    {
        byte[] tar = Tar(TarEntryFormat.Ustar, Batches);
        foreach (int at in Enumerable.Range(0, 512).Where(at => at != 155)) // 155 follows the zero that ends the checksum
        {
            byte[] damaged = [.. tar];
            damaged[at] ^= 0x15;
            Assert.Contains("checksum", BadArchive(damaged), StringComparison.Ordinal);
        }

        foreach (string size in new[] { "77777777777", "17777777777", "00000ABCDEF", "           " })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            BadArchive(WithSize(tar, size));
            BadArchive(FileBytes.Gzip(WithSize(tar, size)));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        }
    }

    /// <summary>Another size in the first header, its checksum put right.</summary>
    private static byte[] WithSize(byte[] tar, string size)
    {
        byte[] changed = [.. tar];
        System.Text.Encoding.ASCII.GetBytes(size).CopyTo(changed, 124);
        changed.AsSpan(148, 8).Fill((byte)' ');
        int sum = changed.Take(512).Sum(value => value);
        System.Text.Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(changed, 148);
        return changed;
    }

    private static byte[] Tar(TarEntryFormat format, (string Name, byte[] Bytes)[] batches)
    {
        using MemoryStream file = new();
        using (TarWriter writer = new(file, format, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in batches.Prepend(("readme.html", new byte[777])))
            {
                TarEntryType type = format == TarEntryFormat.V7 ? TarEntryType.V7RegularFile : TarEntryType.RegularFile;
                string path = "cifar-10-batches-bin/" + name;
                TarEntry entry = format switch
                {
                    TarEntryFormat.V7 => new V7TarEntry(type, path),
                    TarEntryFormat.Ustar => new UstarTarEntry(type, path),
                    TarEntryFormat.Pax => new PaxTarEntry(type, path),
                    _ => new GnuTarEntry(type, path),
                };
                entry.DataStream = new MemoryStream(bytes);
                writer.WriteEntry(entry);
            }
        }

        return file.ToArray();
    }

    private static void ExpectData(TrainTest data)
    {
        Assert.Equal([0, 1, 2, 3, 4, 5], Enumerable.Range(0, data.Train.Count).Select(data.Train.ClassOf));
        Assert.Equal([9, 8], Enumerable.Range(0, data.Test.Count).Select(data.Test.ClassOf));
        Assert.Equal([32, 32, 3], data.Train.InputShape);
        Assert.Equal("truck", data.Test.ClassNames![9]);
    }

    private string Unavailable() => Assert.Throws<DataUnavailableException>(() => Cifar10.Load(folder.Path)).Message;

    private string BadArchive(byte[] bytes)
    {
        string path = folder.Write("cifar-10-binary.tar.gz", bytes);
        return Assert.Throws<DataFormatException>(() => Cifar10Archive.Read(path)).Message;
    }
}

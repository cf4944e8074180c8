using ModelGen.Tests.Data;
using ModelGen.Tests.Serialization;

namespace ModelGen.Tests.Hostile;

/// <summary>A reader of files, with a good file and the one exception that it may throw.</summary>
internal sealed record Parser(byte[] GoodFile, Action<byte[]> Read, Type Exception, int Header, params string[] Words)
{
    /// <summary>Bytes that a reader may take whatever the file: buffers, decoders, messages.</summary>
    private const long Constant = 1 << 20;

    /// <summary>Bytes that a reader may take for each byte of a file.</summary>
    private const long Multiple = 100;

    public static Dictionary<string, Parser> All { get; } = new()
    {
        ["safetensors"] = OfSafetensors(),
        ["IDX"] = OfData(FileBytes.Idx([3, 2, 2], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), stream => IdxFile.Read(stream, "test"), 16, "\0\0\x08\x03", "\0\0\0\x01"),
        ["IDX in gzip"] = OfData(FileBytes.Gzip(FileBytes.Idx([3, 2, 2], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)), stream => IdxFile.Read(stream, "test"), 10, "\x1f", "\0"),
        ["CIFAR"] = OfData(FileBytes.Cifar(4), stream => Cifar10Binary.Read(stream, "test"), 2, "\0", "\x09"),
        ["CIFAR in gzip"] = OfData(FileBytes.Gzip(FileBytes.Cifar(4)), stream => Cifar10Binary.Read(stream, "test"), 10, "\x1f", "\0"),
        ["CSV"] = OfData([.. "age,\"ho,use\",kind\n1.5,2,yes\n\"3\",4e2,\"no\"\n"u8], stream => CsvTable.Read(stream, "test"), 40, ",", "\n", "\"", "\r\n", "-", "1e999"),
    };

    /// <summary>Whether it can be read; any exception but the one, and any waste of memory, fails the test.</summary>
    public bool Reads(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Read(file);
            return true;
        }
        catch (Exception exception) when (exception.GetType() == Exception)
        {
            return false;
        }
        finally
        {
            Xunit.Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Constant + (Multiple * file.Length));
        }
    }

    private static Parser OfData(byte[] goodFile, Action<Stream> read, int header, params string[] words) =>
        new(goodFile, bytes => read(new MemoryStream(bytes)), typeof(DataFormatException), header, words);

    private static Parser OfSafetensors()
    {
        TestModel model = new();
        return new(
            new TestModel().Fill(1).Saved(),
            bytes => model.Load(bytes),
            typeof(WeightsFormatException),
            Header: 380,
            "{", "}", "[", "]", "\"", ",", ":", "-", "0", "9223372036854775807", "1e9", "null", "F64", "BF16", "\\u", "__metadata__", "dtype", " ");
    }
}

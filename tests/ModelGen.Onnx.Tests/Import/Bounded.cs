using Google.Protobuf;
using ModelGen.Onnx.Import;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>Reads a file's bytes and watches over what that takes.</summary>
internal static class Bounded
{
    /// <summary>Bytes that reading may take whatever the file, and for each byte of it.</summary>
    private const long Constant = 1 << 20, Multiple = 100;

    /// <summary>The parser's own tables are made once.</summary>
    static Bounded() => OnnxImport.Read(OnnxFile.ReadModel(new TestGraph(4).Node("Relu").Finish().ToByteArray(), ""), "");

    /// <summary>Whether it can be imported; any exception but the two, and any waste of memory, fails the test.</summary>
    /// <param name="check">What has to hold of the network, if there is one.</param>
    public static bool Reads(byte[] file, Action<ImportedNetwork>? check = null)
    {
        ImportedNetwork? network = Import(file) as ImportedNetwork;
        if (network is not null)
        {
            check?.Invoke(network);
        }

        return network is not null;
    }

    /// <summary>Why it is refused.</summary>
    public static string Refuses(byte[] file) => Assert.IsType<string>(Import(file));

    /// <summary>The network, or the exception's message.</summary>
    private static object Import(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return OnnxImport.Read(OnnxFile.ReadModel(file, "test.onnx"), "test.onnx");
        }
        catch (Exception exception) when (exception is OnnxFormatException or OnnxUnsupportedException)
        {
            return exception.Message;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Constant + (Multiple * file.Length));
        }
    }
}

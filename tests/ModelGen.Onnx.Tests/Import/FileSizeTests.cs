using ModelGen.Onnx.Import;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

public sealed class FileSizeTests
{
    /// <summary>The file is sparse: its gibibyte is on no disk, and must not come into memory.</summary>
    [Fact]
    public void A_file_over_a_gibibyte_is_refused_before_it_is_read()
    {
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream file = File.OpenWrite(path))
            {
                file.SetLength((1L << 30) + 1);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Contains("at most 1073741824 are read", Assert.Throws<OnnxFormatException>(() => OnnxFile.ReadModel(path)).Reason, StringComparison.Ordinal);
            Assert.Contains("at most 1073741824 are read", Assert.Throws<OnnxFormatException>(() => OnnxFile.ReadTensor(path)).Reason, StringComparison.Ordinal);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

using System.IO.Pipes;
using ModelGen.Checkpoints;
using Xunit;

namespace ModelGen.Tests.Checkpoints;

/// <summary>A checkpoint is read and written at several places, which a pipe does not have.</summary>
public class PipeTests
{
    [Fact]
    public void A_pipe_is_refused_as_an_unreadable_file_is()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        pipe.Write([.. new byte[8], .. "{\"__metadata__\":{\"xxh128\":\""u8]);
        string path = $"/proc/self/fd/{pipe.GetClientHandleAsString()}";
        Assert.Contains(path, Assert.Throws<IOException>(() => CheckpointFile.Read(path)).Message, StringComparison.Ordinal);
    }
}

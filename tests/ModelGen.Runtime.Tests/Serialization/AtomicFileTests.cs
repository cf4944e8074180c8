using ModelGen.Serialization;
using Xunit;

namespace ModelGen.Tests.Serialization;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_new_file_appears_with_its_content_and_nothing_beside_it()
    {
        AtomicFile.Write(folder.PathOf("a"), stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(folder.PathOf("a")));
        Assert.Equal(["a"], folder.Files());
    }

    [Fact]
    public void Until_the_write_is_done_readers_see_the_old_file()
    {
        string path = Existing("old content");
        AtomicFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old content", File.ReadAllText(path));
        });
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["a"], folder.Files());
    }

    [Fact]
    public void A_write_that_fails_half_way_leaves_the_old_file_and_no_other()
    {
        string path = Existing("old content");
        IOException exception = Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));
        Assert.Equal("No space left on device", exception.Message);
        Assert.Equal("old content", File.ReadAllText(path));
        Assert.Equal(["a"], folder.Files());
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_and_is_not_made()
    {
        Assert.Throws<DirectoryNotFoundException>(() => new TestModel().Save(folder.PathOf("missing/a")));
        Assert.False(Directory.Exists(folder.PathOf("missing")));
    }

    [Fact]
    public void A_path_that_is_a_folder_is_an_error_that_says_so()
    {
        Directory.CreateDirectory(folder.PathOf("sub"));
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => new TestModel().Save(folder.PathOf("sub"))).Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void A_read_only_file_is_not_replaced()
    {
        string path = Existing("old content");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        Assert.Throws<UnauthorizedAccessException>(() => new TestModel().Save(path));
        Assert.Equal("old content", File.ReadAllText(path));
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public void A_folder_that_takes_no_files_is_an_error()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.ThrowsAny<IOException>(() => new TestModel().Save("/proc/weights.safetensors"));
        }
    }

    [Fact]
    public void A_full_disk_is_an_error_and_the_device_stays_a_device()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains("No space left", Assert.Throws<IOException>(() => new TestModel().Save("/dev/full")).Message, StringComparison.Ordinal);
            using FileStream stream = new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
            Assert.Throws<IOException>(() => new TestModel().Save(stream));
        }
    }

    [Fact]
    public void A_flush_that_the_disk_does_not_confirm_is_an_error()
    {
        if (OperatingSystem.IsLinux())
        {
            // The null device cannot be flushed: fsync fails, and .NET's own Flush(true) says nothing about it.
            using FileStream stream = new("/dev/null", FileMode.Open, FileAccess.Write);
            Assert.Contains("could not be flushed", Assert.Throws<IOException>(() => DiskFlush.File(stream)).Message, StringComparison.Ordinal);
            Assert.Throws<IOException>(() => DiskFlush.Folder(folder.PathOf("missing")));
        }
    }

    [Fact]
    public void A_symbolic_link_stays_a_link_and_its_file_is_replaced()
    {
        string path = Existing("old content");
        Directory.CreateDirectory(folder.PathOf("sub"));
        string link = folder.PathOf("sub/link");
        try
        {
            File.CreateSymbolicLink(link, Path.Combine("..", "a"));
        }
        catch (Exception exception) when (OperatingSystem.IsWindows() && exception is IOException or UnauthorizedAccessException)
        {
            return; // Windows allows links to developers only.
        }

        AtomicFile.Write(link, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void The_permissions_of_the_old_file_are_kept()
    {
        if (!OperatingSystem.IsWindows())
        {
            string path = Existing("old content");
            const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
            File.SetUnixFileMode(path, Mode);
            AtomicFile.Write(path, stream => stream.Write("new"u8));
            Assert.Equal(Mode, File.GetUnixFileMode(path));
        }
    }

    private string Existing(string content)
    {
        string path = folder.PathOf("a");
        File.WriteAllText(path, content);
        return path;
    }
}

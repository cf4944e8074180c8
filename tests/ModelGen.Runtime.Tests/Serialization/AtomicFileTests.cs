using ModelGen.Serialization;
using ModelGen.Tests.Checkpoints;
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
        Assert.Equal($"'{path}' cannot be written: No space left on device", exception.Message);
        Assert.Equal("old content", File.ReadAllText(path));
        Assert.Equal(["a"], folder.Files());
    }

    [Fact]
    public void No_error_names_the_temporary_file()
    {
        string path = Existing("old content");
        IOException exception = Assert.Throws<IOException>(() => AtomicFile.Write(path, stream => throw new IOException($"No space left on device : '{((FileStream)stream).Name}'")));
        Assert.Equal($"'{path}' cannot be written: No space left on device : '{path}'", exception.Message);
    }

    [Fact]
    public void A_file_in_the_place_of_a_folder_is_named()
    {
        string path = Existing("old content");
        IOException exception = Assert.Throws<IOException>(() => new TestModel().Save(Path.Combine(path, "sub", "weights")));
        Assert.Equal($"'{Path.Combine(path, "sub", "weights")}' cannot be written: '{path}' is a file, not a folder.", exception.Message);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Every_writer_makes_the_folder_of_its_file(string name)
    {
        string path = folder.PathOf(Path.Combine("new", name, "file"));
        Write(name, path);
        Assert.True(File.Exists(path) || Directory.GetFiles(path, "*", SearchOption.AllDirectories).Length > 0);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Every_writer_names_the_users_path_when_it_cannot_write(string name)
    {
        string path = Path.Combine(Existing("a file"), "file");
        Exception error = Assert.ThrowsAny<IOException>(() => Write(name, path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".modelgen-", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Writers => ["Save", "SaveSelfTest", "history", "matrix", "sheet as SVG", "sheet as PNG", "CSV", "JSON lines", "TensorBoard", "checkpoint", "backup"];

    private static void Write(string name, string path)
    {
        switch (name)
        {
            case "Save": new TestModel().Save(path); break;
            case "SaveSelfTest": new TinyModel().SaveSelfTest(path, TinyTraining.Data(4)); break;
            case "history": new History().SaveSvg(path); break;
            case "matrix": new ConfusionMatrix().SaveSvg(path); break;
            case "sheet as SVG": Sheet().SaveSvg(path); break;
            case "sheet as PNG": Sheet().SavePng(path); break;
            case "CSV": Train(new CsvLogger(path)); break;
            case "JSON lines": Train(new JsonLinesLogger(path)); break;
            case "TensorBoard": Train(new TensorBoard(path)); break;
            case "checkpoint": Train(new ModelCheckpoint(path)); break;
            default: Train(new BackupAndRestore(path, deleteCheckpoint: false)); break;
        }

        static void Train(Callback callback) => new TrainingScript(callback).Run("loss", 1);

        static ImageSheet Sheet()
        {
            var sheet = new ImageSheet(1, 1);
            sheet.Add([0.5f]);
            return sheet;
        }
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

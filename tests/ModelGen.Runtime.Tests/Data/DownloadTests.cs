using System.Security.Cryptography;
using Xunit;

namespace ModelGen.Tests.Data;

public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Content = [1, 2, 3, 4, 5];

    private readonly TemporaryFolder folder = new();
    private readonly FakeServer server = new();
    private readonly RemoteFile file = new("five.bin", FakeServer.Folder, 5, Convert.ToHexStringLower(SHA256.HashData(Content)));

    private string Target => Path.Combine(folder.Path, "new", "five.bin");

    public void Dispose()
    {
        folder.Dispose();
        server.Dispose();
    }

    [Fact]
    public void A_file_with_the_right_hash_is_kept()
    {
        server.Files["five.bin"] = Content;
        Get();

        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void A_file_of_64_zero_bytes_has_the_hash_that_everyone_computes()
    {
        // sha256sum of 64 zero bytes
        server.Files["zeros"] = new byte[64];
        Download.Into(folder.Path, new("zeros", FakeServer.Folder, 64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"), server);

        Assert.Equal(new byte[64], File.ReadAllBytes(Path.Combine(folder.Path, "zeros")));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4, 6 }, "but the file has 5 and")]
    [InlineData(new byte[] { 1, 2, 3, 4 }, "has 4 bytes")]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6 }, "received more than the 5 bytes")]
    [InlineData(new byte[0], "has 0 bytes")]
    public void A_file_with_other_content_is_refused_and_not_left_behind(byte[] other, string reason)
    {
        server.Files["five.bin"] = other;

        Assert.Contains(reason, Assert.Throws<DataUnavailableException>(Get).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void A_file_that_is_there_survives_a_failed_download()
    {
        folder.Write("new/five.bin", [9]);
        server.Files["five.bin"] = [0];

        Assert.Throws<DataUnavailableException>(Get);
        Assert.Equal([9], File.ReadAllBytes(Target));
    }

    [Fact]
    public void A_connection_that_breaks_leaves_nothing()
    {
        server.Files["five.bin"] = Content;
        server.Breaks = true;

        Assert.Contains("The connection broke.", Assert.Throws<DataUnavailableException>(Get).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void A_file_that_the_server_lacks_is_named_with_its_address()
    {
        string message = Assert.Throws<DataUnavailableException>(Get).Message;

        Assert.StartsWith("https://data.example/five.bin could not be downloaded into '", message, StringComparison.Ordinal);
        Assert.Contains("404", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_failed_download()
    {
        folder.Write("new", [0]); // a file where the folder should be

        Assert.Contains("could not be downloaded into", Assert.Throws<DataUnavailableException>(Get).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "/x/cache", "/x/cache/modelgen")]
    [InlineData(false, null, "/home/me/.cache/modelgen")]
    [InlineData(false, "", "/home/me/.cache/modelgen")]
    [InlineData(false, "relative/cache", "/home/me/.cache/modelgen")]
    [InlineData(true, "/x/local", "/x/local/modelgen")]
    [InlineData(true, null, "/home/me/AppData/Local/modelgen")]
    public void The_cache_is_where_the_system_wants_it(bool windows, string? chosen, string expected)
    {
        string variable = windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME";
        string root = DataCache.RootFor(windows, name => name == variable ? chosen : null, "/home/me");

        Assert.Equal(expected, root.Replace('\\', '/'));
    }

    [Fact]
    public void Without_a_home_there_is_no_cache() =>
        Assert.Throws<DataUnavailableException>(() => DataCache.RootFor(false, _ => null, ""));

    private void Get() => Download.Into(Path.GetDirectoryName(Target)!, file, server);
}

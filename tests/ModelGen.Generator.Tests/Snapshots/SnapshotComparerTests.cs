using Xunit;
using Xunit.Sdk;

namespace ModelGen.Generator.Tests.Snapshots;

/// <summary>The comparer itself.</summary>
public sealed class SnapshotComparerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    private string Verified => Path.Combine(folder, "Test.Method#Name.verified.cs");

    private string Received => Path.Combine(folder, "Test.Method#Name.received.cs");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Equal_text_passes_and_leaves_nothing_behind()
    {
        File.WriteAllText(Verified, "a\nb\n");
        File.WriteAllText(Received, "of an older run");

        Compare("a\nb\n");

        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void A_difference_is_shown_by_its_first_line_and_the_received_text_written()
    {
        File.WriteAllText(Verified, "a\nb\nc\n");

        string message = Assert.Throws<FailException>(() => Compare("a\nB\nC\n")).Message;

        Assert.Contains("Line 2 differs.\nverified: b\nreceived: B\n", message);
        Assert.Equal("a\nB\nC\n", File.ReadAllText(Received));
        Assert.Equal("a\nb\nc\n", File.ReadAllText(Verified));
    }

    [Theory]
    [InlineData("a\n", "a\nb\n", "verified: \nreceived: b")]
    [InlineData("a\nb\n", "a\n", "verified: b\nreceived: ")]
    [InlineData("a", "a\n", "verified: (the end)\nreceived: ")]
    [InlineData("a\r\n", "a\n", "verified: a\\r\nreceived: a")]
    public void Missing_and_additional_lines_and_other_line_ends_are_differences(string verified, string received, string shown)
    {
        File.WriteAllText(Verified, verified);

        Assert.Contains(shown, Assert.Throws<FailException>(() => Compare(received)).Message);
    }

    [Fact]
    public void A_missing_file_fails_and_names_what_to_copy()
    {
        Assert.Contains("does not exist", Assert.Throws<FailException>(() => Compare("a\n")).Message);
        Assert.Equal("a\n", File.ReadAllText(Received));
    }

    private void Compare(string received) => Snapshot.Compare(Path.Combine(folder, "Test.Method#Name"), received);
}

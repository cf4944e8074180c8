using System.Runtime.CompilerServices;
using Xunit;

namespace ModelGen.Generator.Tests.Snapshots;

/// <summary>
/// Compares text with a file beside the test, by the conventions of Verify: <c>Class.Method#Name.verified.cs</c> is what is
/// expected; on a difference <c>….received.cs</c> is written, and copying it over the other accepts it.
/// </summary>
internal static class Snapshot
{
    /// <param name="hintName">The generated file: <c>Net.Model.g.cs</c>.</param>
    /// <param name="test">The test's class and method.</param>
    public static void Match(string hintName, string text, string test, [CallerFilePath] string testFile = "")
    {
        string name = Path.GetFileNameWithoutExtension(hintName);
        Compare(Path.Combine(Path.GetDirectoryName(testFile)!, $"{test}#{name}"), $"//HintName: {hintName}\n{text}");
    }

    /// <summary>Fails with the first line that differs, after writing what was received.</summary>
    internal static void Compare(string path, string received)
    {
        string verifiedFile = path + ".verified.cs";
        string receivedFile = path + ".received.cs";
        string? verified = File.Exists(verifiedFile) ? File.ReadAllText(verifiedFile) : null;
        if (verified == received)
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail(verified is null
            ? $"{verifiedFile} does not exist. If {receivedFile} is right, copy it there."
            : $"{Difference(verified, received)}\nIf {receivedFile} is right, copy it over {Path.GetFileName(verifiedFile)}.");
    }

    private static string Difference(string verified, string received)
    {
        string[] expected = verified.Split('\n');
        string[] found = received.Split('\n');
        int line = 0;
        while (line < expected.Length && line < found.Length && expected[line] == found[line])
        {
            line++;
        }

        return $"Line {line + 1} differs.\nverified: {At(expected, line)}\nreceived: {At(found, line)}";
    }

    private static string At(string[] lines, int line) => line < lines.Length ? lines[line].Replace("\r", "\\r") : "(the end)";
}

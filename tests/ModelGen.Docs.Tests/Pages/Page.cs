using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelGen.Generator.Tests;
using Xunit;

namespace ModelGen.Docs.Tests.Pages;

/// <summary>A Markdown page of the repository.</summary>
/// <param name="Path">Relative to the repository, with '/'.</param>
internal sealed partial record Page(string Path, string Text)
{
    /// <summary>Gets every page that a user reads. Recorded decisions and the release notes of diagnostics are for contributors.</summary>
    public static ImmutableArray<Page> OfUsers { get; } =
    [
        .. new[] { "README.md" }
            .Concat(Under("docs").Where(path => !path.StartsWith("docs/decisions/", StringComparison.Ordinal)))
            .Concat(Packages)
            .Select(Read),
    ];

    /// <summary>Gets the pages that packages show on a feed's site.</summary>
    public static IEnumerable<string> Packages =>
        Directory.GetDirectories(Absolute("src")).Select(folder => $"src/{System.IO.Path.GetFileName(folder)}/README.md").Where(path => File.Exists(Absolute(path)));

    /// <summary>Gets every page with links.</summary>
    public static ImmutableArray<Page> All { get; } =
    [
        .. OfUsers,
        .. Directory.GetFiles(Repository.Root, "*.md").Select(System.IO.Path.GetFileName).Where(name => name != "README.md").Select(name => Read(name!)),
        .. Under("docs/decisions").Select(Read),
    ];

    public ImmutableArray<Fence> Fences { get; } = [.. FencesOf(Text)];

    /// <summary>Gets the page whose code this one goes on with: <c>&lt;!-- continues ../README.md --&gt;</c>.</summary>
    public Page? Continues => ContinuesMark().Match(Text) is { Success: true } match ? Read(Linked(match.Groups[1].Value)) : null;

    public static Page Read(string path) => new(path, File.ReadAllText(Absolute(path)).ReplaceLineEndings("\n"));

    public static string Absolute(string path) => System.IO.Path.Combine(Repository.Root, path);

    /// <summary>Returns the path in the repository of what a link on this page names.</summary>
    public string Linked(string link) => System.IO.Path.GetRelativePath(
        Repository.Root, System.IO.Path.GetFullPath(System.IO.Path.Combine(Absolute(Path), "..", link))).Replace('\\', '/');

    /// <summary>Returns whether this page, or one that it goes on with, has that text.</summary>
    public bool Names(string text) => Text.Contains(text, StringComparison.Ordinal) || Continues?.Names(text) == true;

    public override string ToString() => Path;

    private static IEnumerable<string> Under(string folder) =>
        Directory.GetFiles(Absolute(folder), "*.md", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<Fence> FencesOf(string text)
    {
        string[] lines = text.Split('\n');
        int lastEnd = -1;
        for (int line = 0; line < lines.Length; line++)
        {
            if (!lines[line].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            int end = Array.IndexOf(lines, "```", line + 1);
            Assert.True(end >= 0, $"The fence in line {line + 1} is not closed.");
            string[] words = lines[line][3..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string above = lines[..line].LastOrDefault(other => other.Length > 0) ?? "";
            bool isBelow = lastEnd >= 0 && lines[(lastEnd + 1)..line].All(string.IsNullOrEmpty);
            yield return new(
                line + 2, words.ElementAtOrDefault(0) ?? "", words.ElementAtOrDefault(1), Mark().Match(above) is { Success: true } mark ? mark.Groups[1].Value : null,
                string.Concat(lines[(line + 1)..end].Select(other => other + "\n")), isBelow);
            line = lastEnd = end;
        }
    }

    [GeneratedRegex("^<!-- ([a-z]+) -->$")]
    private static partial Regex Mark();

    [GeneratedRegex("^<!-- continues (\\S+) -->$", RegexOptions.Multiline)]
    private static partial Regex ContinuesMark();
}

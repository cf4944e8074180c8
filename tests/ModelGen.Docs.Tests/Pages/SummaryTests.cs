using System.Text.RegularExpressions;
using Xunit;

namespace ModelGen.Docs.Tests.Pages;

/// <summary>A summary begins with a verb or a noun: "Returns the loss", not "What the loss is".</summary>
public partial class SummaryTests
{
    public static TheoryData<string> Projects =>
        [.. Directory.GetDirectories(Page.Absolute("src")).Where(folder => Sources(folder).Any()).Select(folder => $"src/{Path.GetFileName(folder)}")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_summary_begins_with_neither_a_question_word_nor_a_pronoun(string project) => Assert.Empty(
        from file in Sources(Page.Absolute(project))
        from found in Found(File.ReadAllText(file))
        select $"{Path.GetRelativePath(Page.Absolute("."), file)}({found.Line}): {found.Word}");

    [Theory]
    [InlineData("/// <summary>What it gives.</summary>", 1, "What")]
    [InlineData("\n    /// <summary>\n    /// Whether it fits.\n    /// </summary>", 3, "Whether")]
    [InlineData("/// <remarks>What it gives.</remarks> <summary>Those that fit.</summary>", 1, "Those")]
    public void The_word_and_its_line_are_found(string source, int line, string word) => Assert.Equal((line, word), Assert.Single(Found(source)));

    [Theory]
    [InlineData("/// <summary>Whatever fits.</summary>")]
    [InlineData("/// <summary>Returns what it gives.</summary>\n/// <param name=\"copies\">Whether x is copied.</param>")]
    public void Other_words_and_other_tags_are_accepted(string source) => Assert.Empty(Found(source));

    private static IEnumerable<(int Line, string Word)> Found(string source) => Opening().Matches(source)
        .Select(match => match.Groups[1])
        .Select(word => (1 + source.AsSpan(0, word.Index).Count('\n'), word.Value));

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex(@"<summary>[\s/]*(What|Whether|Where|As|Whose|How|Those|That)\b")]
    private static partial Regex Opening();
}

using System.Text.RegularExpressions;

namespace ModelGen.Docs.Tests.Pages;

/// <summary>A page without its blocks of code.</summary>
internal static partial class Prose
{
    /// <summary>Returns the sentences, without code between quotes either.</summary>
    public static string Of(Page page) => Quoted().Replace(WithCode(page), "``");

    public static string WithCode(Page page) => Block().Replace(page.Text, "");

    /// <summary>Returns what stands between quotes of code.</summary>
    public static IEnumerable<string> Code(Page page) => Quoted().Matches(WithCode(page)).Select(match => match.Groups[1].Value);

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Quoted();
}

using System.Text.RegularExpressions;
using ModelGen.Docs.Tests.Pages;

namespace ModelGen.Docs.Tests.Links;

/// <summary>The anchors that GitHub gives the headings of a page.</summary>
internal static partial class Headings
{
    public static HashSet<string> Of(Page page)
    {
        HashSet<string> anchors = [];
        foreach (Match heading in Heading().Matches(Prose.WithCode(page)))
        {
            string anchor = Dropped().Replace(LinkText().Replace(heading.Groups[1].Value, "$1").ToLowerInvariant(), "").Replace(' ', '-');
            for (int copy = 1; !anchors.Add(copy == 1 ? anchor : $"{anchor}-{copy - 1}"); copy++)
            {
            }
        }

        return anchors;
    }

    [GeneratedRegex("^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M} _-]")]
    private static partial Regex Dropped();
}

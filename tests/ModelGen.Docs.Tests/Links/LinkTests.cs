using System.Text.RegularExpressions;
using ModelGen.Docs.Tests.Pages;
using Xunit;

namespace ModelGen.Docs.Tests.Links;

/// <summary>Links lead somewhere: to a file of the repository, and to a heading of it.</summary>
public partial class LinkTests
{
    private const string OurSite = "https://github.com/modelgen/modelgen/blob/main/";

    public static TheoryData<string> Pages => [.. Page.All.Select(page => page.Path)];

    public static TheoryData<string> Packages => [.. Page.Packages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_link_leads_to_a_file_and_a_heading(string path)
    {
        Page page = Page.Read(path);
        Assert.All(Links(page), link =>
        {
            string[] parts = link.Split('#', 2);
            string target = parts[0].StartsWith(OurSite, StringComparison.Ordinal) ? parts[0][OurSite.Length..] : parts[0].Length == 0 ? path : page.Linked(parts[0]);
            Assert.True(Path.Exists(Page.Absolute(target)), $"There is no {target}.");
            if (parts.Length == 2)
            {
                Assert.Contains(parts[1], Headings.Of(Page.Read(target)));
            }
        });
    }

    /// <summary>A feed's site has no other file of ours.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void A_page_of_a_package_has_whole_addresses(string path) => Assert.All(
        Link().Matches(Prose.Of(Page.Read(path))).Select(match => match.Groups[1].Value), link => Assert.StartsWith("https://", link));

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_path_in_code_is_one_of_the_repository(string path) => Assert.All(
        RepositoryPath().Matches(Page.Read(path).Text).Select(match => match.Groups[1].Value),
        named => Assert.True(Path.Exists(Page.Absolute(named)) || Path.Exists(Page.Absolute(Path.GetDirectoryName(named)!)), $"There is neither {named} nor its folder."));

    /// <summary>Returns the links into the repository.</summary>
    private static IEnumerable<string> Links(Page page) =>
        Link().Matches(Prose.Of(page))
            .Select(match => match.Groups[1].Value)
            .Where(link => link.StartsWith(OurSite, StringComparison.Ordinal) || !link.Contains(':', StringComparison.Ordinal));

    [GeneratedRegex("""(?:\]\(|src="|href=")([^)\s"]+)""")]
    private static partial Regex Link();

    /// <summary>In quotes of code, without placeholders.</summary>
    [GeneratedRegex("`((?:src|samples|tests|benchmarks|docs)/[A-Za-z0-9_./-]+)")]
    private static partial Regex RepositoryPath();
}

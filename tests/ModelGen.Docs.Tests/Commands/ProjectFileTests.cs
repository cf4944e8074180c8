using System.Text.RegularExpressions;
using System.Xml.Linq;
using ModelGen.Docs.Tests.Pages;
using ModelGen.Generator.Tests;
using Xunit;

namespace ModelGen.Docs.Tests.Commands;

/// <summary>What a page puts into a project file is XML, and names properties and items of ours that there are.</summary>
public partial class ProjectFileTests
{
    public static TheoryData<string, int> Blocks
    {
        get
        {
            TheoryData<string, int> blocks = [];
            foreach (Page page in Page.OfUsers)
            {
                foreach (Fence fence in page.Fences.Where(fence => fence.Language == "xml"))
                {
                    blocks.Add(page.Path, fence.Line);
                }
            }

            return blocks;
        }
    }

    public static TheoryData<string> Pages => [.. Page.OfUsers.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_is_well_formed(string path, int line)
    {
        string text = Page.Read(path).Fences.Single(fence => fence.Line == line).Text;
        Assert.NotEmpty(XElement.Parse($"<Project>{text}</Project>").Elements());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_property_or_item_of_ours_is_in_the_build_files(string path)
    {
        string build = string.Concat(
            Directory.GetFiles(Page.Absolute("src"), "ModelGen*.*", SearchOption.AllDirectories)
                .Where(file => file.Contains("buildTransitive", StringComparison.Ordinal))
                .Select(File.ReadAllText));
        Assert.All(
            Ours().Matches(Page.Read(path).Text).Select(match => match.Groups[1].Value),
            name => Assert.Matches($@"\b{name}\b", build));
    }

    [GeneratedRegex(@"(?:</?|-p:)(Model(?:Gen|Weights)\w*)")]
    private static partial Regex Ours();
}

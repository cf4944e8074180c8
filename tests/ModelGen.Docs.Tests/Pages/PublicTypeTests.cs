using System.Text.RegularExpressions;
using Xunit;

namespace ModelGen.Docs.Tests.Pages;

/// <summary>Every public type of the runtime that is meant for users is named on some page.</summary>
public partial class PublicTypeTests
{
    /// <summary>Gets the types of the namespace ModelGen; those of ModelGen.Kernels and the like are for generated code.</summary>
    public static TheoryData<string> Types =>
    [
        .. File.ReadAllLines(Page.Absolute("src/ModelGen.Runtime/PublicAPI.Unshipped.txt"))
            .Select(line => TypeLine().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value),
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_page_names_it(string type) =>
        Assert.Contains(Page.OfUsers, page => Regex.IsMatch(page.Text, $@"\b{type}\b"));

    [GeneratedRegex(@"^ModelGen\.([A-Z][A-Za-z0-9]*)$")]
    private static partial Regex TypeLine();
}

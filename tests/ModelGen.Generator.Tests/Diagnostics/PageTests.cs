extern alias generator;

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using generator::ModelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>Every id has a page whose examples are true, a line in the release notes, a test and a link.</summary>
public partial class PageTests
{
    private static readonly string[] All = [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    public static TheoryData<string> Ids => [.. All];

    public static TheoryData<string> Warnings => [.. All.Where(IsWarning)];

    [Fact]
    public void Ids_are_consecutive_and_distinct() =>
        Assert.Equal(Enumerable.Range(1, Descriptors.All.Length).Select(number => $"MG{number:0000}"), All);

    [Fact]
    public void No_page_is_about_an_id_that_does_not_exist() => Assert.Equal(
        All,
        Directory.GetFiles(Repository("docs/diagnostics"), "MG*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_is_titled_as_its_diagnostic(string id) => Assert.StartsWith(
        $"# {id}: {Descriptor(id).Title.ToString(CultureInfo.InvariantCulture)}\n", Page(id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_a_page_calls_wrong_gives_its_sentence_and_what_it_calls_right_is_right(string id)
    {
        string page = Page(id);
        string[] code = CodeOf(page);
        Assert.Equal(IsWarning(id) ? 3 : 2, code.Length);

        Diagnostic reported = Assert.Single(new AnalyzerRun(UserProject.Compile(code[0])).Diagnostics);
        Assert.Equal(id, reported.Id);
        Assert.Contains($"\n> {reported.GetMessage(CultureInfo.InvariantCulture)}\n", page);
        AnalyzerRun.Accepts(code[1]);
    }

    [Theory]
    [MemberData(nameof(Warnings))]
    public void The_page_of_a_warning_says_when_and_how_to_turn_it_off(string id)
    {
        string page = Page(id);
        Assert.Contains("\n## When it is right to\n", page);
        Assert.Contains($"\ndotnet_diagnostic.{id}.severity = none\n", page);

        string excused = CodeOf(page)[2];
        Assert.Contains($"#pragma warning disable {id}", excused);
        AnalyzerRun.Accepts(excused);
        Assert.Equal(id, Assert.Single(new AnalyzerRun(UserProject.Compile(excused.Replace("#pragma", "// #pragma"))).Diagnostics).Id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_is_in_the_release_notes(string id) => Assert.Contains(
        $"\n{id} | ModelGen | {Descriptor(id).DefaultSeverity} | {Descriptor(id).Title.ToString(CultureInfo.InvariantCulture)}\n",
        File.ReadAllText(Repository("src/ModelGen.Generator/AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Repository("src/ModelGen.Generator/AnalyzerReleases.Shipped.md")));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_has_a_test(string id) => Assert.Contains(
        Directory.GetFiles(Repository("tests/ModelGen.Generator.Tests/Diagnostics"), "*Tests.cs"),
        file => File.ReadAllText(file).Contains($"\"{id}\""));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_links_to_its_page(string id)
    {
        Assert.EndsWith($"/docs/diagnostics/{id}.md", Descriptor(id).HelpLinkUri);
        Assert.True(Uri.TryCreate(Descriptor(id).HelpLinkUri, UriKind.Absolute, out Uri? link) && link.Scheme == Uri.UriSchemeHttps);
    }

    private static DiagnosticDescriptor Descriptor(string id) => Descriptors.All.Single(descriptor => descriptor.Id == id);

    private static bool IsWarning(string id) => Descriptor(id).DefaultSeverity == DiagnosticSeverity.Warning;

    private static string[] CodeOf(string page) => [.. CodeBlock().Matches(page).Select(match => match.Groups[1].Value)];

    private static string Page(string id) => File.ReadAllText(Repository($"docs/diagnostics/{id}.md"));

    private static string Repository(string path, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../..", path));

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}

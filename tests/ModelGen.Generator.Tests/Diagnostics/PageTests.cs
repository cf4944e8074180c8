extern alias generator;

using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using generator::ModelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>Every id has a page whose examples are true, a line in the release notes and a link.</summary>
public partial class PageTests
{
    private static readonly string[] All = [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    public static TheoryData<string> Ids => [.. All];

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
        Match[] code = CodeBlock().Matches(page).ToArray();
        Assert.Equal(2, code.Length);

        Diagnostic reported = Assert.Single(Reported(id, code[0].Groups[1].Value, FilesAbove(page, code[0])));
        Assert.Equal(id, reported.Id);
        Assert.Contains($"\n> {reported.GetMessage(CultureInfo.InvariantCulture)}\n", page);
        Assert.Empty(Reported(id, code[1].Groups[1].Value, FilesAbove(page, code[1])));
        AnalyzerRun.Accepts(code[1].Groups[1].Value, FilesAbove(page, code[1]));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_is_in_the_release_notes(string id) => Assert.Contains(
        $"\n{id} | ModelGen | {Descriptor(id).DefaultSeverity} | {Descriptor(id).Title.ToString(CultureInfo.InvariantCulture)}\n",
        File.ReadAllText(Repository("src/ModelGen.Generator/AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Repository("src/ModelGen.Generator/AnalyzerReleases.Shipped.md")));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_links_to_its_page(string id)
    {
        Assert.EndsWith($"/docs/diagnostics/{id}.md", Descriptor(id).HelpLinkUri);
        Assert.True(Uri.TryCreate(Descriptor(id).HelpLinkUri, UriKind.Absolute, out Uri? link) && link.Scheme == Uri.UriSchemeHttps);
    }

    /// <summary>What a user sees; for a diagnostic that no one sees, what is offered.</summary>
    private static ImmutableArray<Diagnostic> Reported(string id, string code, AdditionalText[] files)
    {
        AnalyzerRun run = new(UserProject.Compile(code), files);
        return Descriptor(id).DefaultSeverity == DiagnosticSeverity.Hidden ? run.Offers : run.Diagnostics;
    }

    /// <summary>The project's additional files: each is the last that is shown under its name before the code.</summary>
    private static AdditionalText[] FilesAbove(string page, Match code) =>
    [
        .. FileBlock().Matches(page)
            .Where(file => file.Index < code.Index)
            .GroupBy(file => file.Groups[1].Value)
            .Select(versions => new AdditionalFile(versions.Key, versions.Last().Groups[2].Value)),
    ];

    private static DiagnosticDescriptor Descriptor(string id) => Descriptors.All.Single(descriptor => descriptor.Id == id);

    private static string Page(string id) => File.ReadAllText(Repository($"docs/diagnostics/{id}.md"));

    private static string Repository(string path, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../..", path));

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"```text (\S+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FileBlock();
}

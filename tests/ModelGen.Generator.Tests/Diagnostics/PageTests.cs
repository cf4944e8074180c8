extern alias generator;

using System.Collections.Immutable;
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

    /// <summary>Those that code alone shows. Of the language the page shows a project file; LanguageTests has its sentence.</summary>
    public static TheoryData<string> Shown => [.. All.Where(id => id != Descriptors.OldLanguage.Id)];

    /// <summary>Those of models. That of a lock is in a file where no pragma can stand.</summary>
    public static TheoryData<string> Warnings => [.. All.Where(HasPragma)];

    [Fact]
    public void Ids_are_in_order_and_distinct() => Assert.Equal(All.Distinct().Order(StringComparer.Ordinal), All);

    [Fact]
    public void No_page_is_about_an_id_that_does_not_exist() => Assert.Equal(
        All,
        Directory.GetFiles(Repository("docs/diagnostics"), "MG*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_is_titled_as_its_diagnostic(string id) => Assert.StartsWith(
        $"# {id}: {Descriptor(id).Title.ToString(CultureInfo.InvariantCulture)}\n", Page(id));

    [Theory]
    [MemberData(nameof(Shown))]
    public void What_a_page_calls_wrong_gives_its_sentence_and_what_it_calls_right_is_right(string id)
    {
        string page = Page(id);
        Match[] code = CodeBlock().Matches(page).ToArray();
        Assert.Equal(HasPragma(id) ? 3 : 2, code.Length);

        Diagnostic reported = Assert.Single(Reported(id, code[0].Groups[1].Value, FilesAbove(page, code[0])));
        Assert.Equal(id, reported.Id);
        Assert.Contains($"\n> {reported.GetMessage(CultureInfo.InvariantCulture)}\n", page);
        Assert.Empty(Reported(id, code[1].Groups[1].Value, FilesAbove(page, code[1])));
        AnalyzerRun.Accepts(code[1].Groups[1].Value, FilesAbove(page, code[1]));
    }

    [Theory]
    [MemberData(nameof(Warnings))]
    public void The_page_of_a_warning_says_when_and_how_to_turn_it_off(string id)
    {
        string page = Page(id);
        Assert.Contains("\n## When to suppress this warning\n", page);
        Assert.Contains($"\ndotnet_diagnostic.{id}.severity = none\n", page);

        Match third = CodeBlock().Matches(page)[2];
        string excused = third.Groups[1].Value;
        AdditionalText[] files = FilesAbove(page, third);
        Assert.Contains($"#pragma warning disable {id}", excused);
        AnalyzerRun.Accepts(excused, files);
        Assert.Equal(id, Assert.Single(new AnalyzerRun(UserProject.Compile(excused.Replace("#pragma", "// #pragma")), files).Diagnostics).Id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_is_in_the_release_notes(string id) => Assert.Contains(
        $"\n{id} | ModelGen | {Descriptor(id).DefaultSeverity} | {Descriptor(id).Title.ToString(CultureInfo.InvariantCulture)}\n",
        File.ReadAllText(Repository("src/ModelGen.Generator/AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Repository("src/ModelGen.Generator/AnalyzerReleases.Shipped.md")));

    [Fact]
    public void The_index_lists_every_diagnostic() => Assert.EndsWith(
        "|---|---|---|\n" + string.Concat(Descriptors.All.Select(descriptor =>
            $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.DefaultSeverity.ToString().ToLowerInvariant()} | {descriptor.Title.ToString(CultureInfo.InvariantCulture)} |\n")),
        File.ReadAllText(Repository("docs/diagnostics/README.md")));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_has_a_test(string id) => Assert.Contains(
        Directory.GetFiles(Repository("tests/ModelGen.Generator.Tests/Diagnostics"), "*Tests.cs"),
        file => File.ReadAllText(file).Contains($"\"{id}"));

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

    private static bool HasPragma(string id) => Descriptor(id).DefaultSeverity == DiagnosticSeverity.Warning && id != Descriptors.LockNotReadable.Id;

    private static string Page(string id) => File.ReadAllText(Repository($"docs/diagnostics/{id}.md"));

    private static string Repository(string path, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../..", path));

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"```text (\S+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FileBlock();
}

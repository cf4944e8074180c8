using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.QuickInfo;
using Xunit;

namespace ModelGen.Editor.Tests;

/// <summary>A sample in a real editor's host: what is said of a mistake while it is typed, how it is mended, what hovering shows.</summary>
public sealed class EditorTests(SampleInEditor sample) : IClassFixture<SampleInEditor>, IDisposable
{
    private readonly CancellationTokenSource timeout = new(TimeSpan.FromMinutes(2));

    public void Dispose() => timeout.Dispose();

    [Fact]
    public async Task The_sample_loads_without_a_complaint()
    {
        Assert.Empty(sample.Failures);
        Assert.Empty(await Editing.Diagnostics(sample.Models, timeout.Token));
    }

    [Fact]
    public async Task A_mistake_is_reported_as_it_is_typed_and_mended_by_a_fix()
    {
        Document broken = await Editing.Replace(
            sample.Models, "[Flatten]\n[Dense(128", "[Dense(128");

        Diagnostic[] problems = [.. (await Editing.Diagnostics(broken, timeout.Token)).Where(problem => problem.Id.StartsWith("MG", StringComparison.Ordinal))];

        Diagnostic problem = Assert.Single(problems);
        Assert.Equal(("MG0010", DiagnosticSeverity.Error), (problem.Id, problem.Severity));
        Assert.StartsWith("Dense(128", (await broken.GetTextAsync()).ToString(problem.Location.SourceSpan));

        IReadOnlyList<CodeAction> fixes = [.. await Editing.Fixes(broken, problem, timeout.Token)];
        Assert.Equal(["Insert [Flatten]: (28, 28, 1) -> (784)", "Insert [GlobalAvgPool2D]: (28, 28, 1) -> (1)"], fixes.Select(fix => fix.Title));
        Document mended = await Editing.Apply(fixes[0], broken, timeout.Token);

        Assert.Equal((await sample.Models.GetTextAsync()).ToString(), (await mended.GetTextAsync()).ToString());
        Assert.Empty(await Editing.Diagnostics(mended, timeout.Token));
    }

    [Fact]
    public async Task Hovering_a_class_shows_its_summary_table()
    {
        string[] rows = ["Layer (type)", "conv2d_1 (Conv2D)", "(None, 26, 26, 32)", "dense_1 (Dense)", "Total params: "];
        Compilation compilation = (await sample.Project.GetCompilationAsync(timeout.Token))!;

        string documentation = compilation.GetTypeByMetadataName("Digits.DigitClassifier")!.GetDocumentationCommentXml(cancellationToken: timeout.Token)!;

        Assert.Contains("0.98 and more after a minute", documentation);
        Assert.All(rows, row => Assert.Contains(row, documentation));

        string hover = await Hover("DigitClassifier");
        Assert.Contains("0.98 and more after a minute", hover);
        Assert.All(rows, row => Assert.Contains(row, hover));
    }

    [Fact]
    public async Task The_table_follows_what_is_typed()
    {
        Document changed = await Editing.Replace(sample.Models, "[Conv2D(32, 3,", "[Conv2D(24, 5,");
        Compilation compilation = (await changed.Project.GetCompilationAsync(timeout.Token))!;

        string documentation = compilation.GetTypeByMetadataName("Digits.DigitClassifier")!.GetDocumentationCommentXml(cancellationToken: timeout.Token)!;

        Assert.Contains("(None, 24, 24, 24)", documentation);
        Assert.DoesNotContain("(None, 26, 26, 32)", documentation);
    }

    /// <summary>The text of the tip at a name's place.</summary>
    private async Task<string> Hover(string name)
    {
        int position = (await sample.Models.GetTextAsync()).ToString().IndexOf(name, StringComparison.Ordinal);
        QuickInfoItem? item = await QuickInfoService.GetService(sample.Models)!.GetQuickInfoAsync(sample.Models, position, timeout.Token);
        return string.Join("\n", item!.Sections.Select(section => section.Text));
    }
}

using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ModelGen.Docs.Tests.Pages;
using ModelGen.Generator.Tests;
using Xunit;

namespace ModelGen.Docs.Tests.Code;

/// <summary>
/// Every block of C# on a page that a user reads compiles when it is pasted below the page's other blocks, or gives the errors
/// that the page shows. <see cref="PageProject"/> says what pasting is.
/// </summary>
public partial class CodeTests
{
    public static TheoryData<string, int> Compiled => Blocks(fence => CodeBlocks.IsCompiled(fence) && (!isGpu || fence.Mark == CodeBlocks.Gpu));

    public static TheoryData<string, int> Generated => Blocks(fence => fence.IsCode && fence.Mark == CodeBlocks.Generated);

    /// <summary>Whether only the blocks for a GPU are of interest: the other assembly compiles the rest.</summary>
    private static readonly bool isGpu = CodeBlocks.IsCompiled(new(1, "csharp", null, CodeBlocks.Gpu, "", false));

    [Theory]
    [MemberData(nameof(Compiled))]
    public void A_block_compiles_or_gives_the_errors_that_are_shown_below_it(string path, int line)
    {
        Page page = Page.Read(path);
        Fence fence = page.Fences.Single(fence => fence.Line == line);
        PageProject project = PageProject.At(page, line);
        AnalyzerRun run = new(project.Compile(), project.AdditionalFiles);
        string[] said = [.. run.Diagnostics.Where(diagnostic => IsIn(diagnostic, page, fence) && !IsShownAsItem(diagnostic, page)).Select(Line)];

        Assert.True(run.Generator.CompilerDiagnostics.IsEmpty, string.Join("\n", run.Generator.CompilerDiagnostics));
        if (CodeBlocks.OutputOf(page, fence) is { IsEmpty: false } output)
        {
            Assert.Equal(output, said);
        }
        else
        {
            Assert.DoesNotContain(said, text => text.StartsWith("error", StringComparison.Ordinal));
            Assert.All(said, text => Assert.True(page.Names(text["warning ".Length..text.IndexOf(':', StringComparison.Ordinal)]), $"The page does not name the warning that its code gives: {text}"));
        }
    }

    [Theory]
    [MemberData(nameof(Generated))]
    public void A_block_of_generated_code_is_what_the_generator_writes(string path, int line)
    {
        Page page = Page.Read(path);
        Fence fence = page.Fences.Single(fence => fence.Line == line);
        Compilation project = PageProject.At(page, line).Compile();
        string written = Unindented(string.Concat(
            new[] { "false", "true" }.SelectMany(explain => new GeneratorRun((Microsoft.CodeAnalysis.CSharp.CSharpCompilation)project, ("ModelGenExplain", explain)).Files.Values)));
        Assert.All(Unindented(fence.Text).Trim('\n').Split("\n\n"), paragraph => Assert.Contains(paragraph, written));
    }

    [Fact]
    public void An_error_that_is_shown_without_its_code_is_one_that_another_page_proves()
    {
        string proven = string.Concat(Page.OfUsers.Where(page => page.Path.StartsWith("docs/diagnostics/", StringComparison.Ordinal) || page.Path == "docs/errors-tour.md").Select(page => page.Text));
        foreach (Page page in Page.OfUsers)
        {
            Fence[] withCode = [.. page.Fences.Where((fence, index) => index > 0 && fence.IsBelowAnother && page.Fences[index - 1].IsCode)];
            Assert.All(
                page.Fences.Where(fence => !fence.IsCode).Except(withCode).SelectMany(fence => CodeBlocks.Output(fence)),
                output => Assert.Contains(output[(output.IndexOf(':', StringComparison.Ordinal) + 2)..], proven));
        }
    }

    private static TheoryData<string, int> Blocks(Func<Fence, bool> isWanted)
    {
        TheoryData<string, int> blocks = [];
        foreach (Page page in Page.OfUsers.Where(page => !page.Path.StartsWith("docs/diagnostics/MG", StringComparison.Ordinal))) // PageTests compiles these.
        {
            foreach (Fence fence in page.Fences.Where(isWanted))
            {
                blocks.Add(page.Path, fence.Line);
            }
        }

        return blocks;
    }

    private static bool IsIn(Diagnostic diagnostic, Page page, Fence fence)
    {
        FileLinePositionSpan place = diagnostic.Location.GetMappedLineSpan();
        return place.Path == page.Path && place.StartLinePosition.Line + 1 >= fence.Line && place.StartLinePosition.Line + 1 < fence.End;
    }

    /// <summary>Returns whether the compiler misses a weight file that the page puts into the project in a block of XML.</summary>
    private static bool IsShownAsItem(Diagnostic diagnostic, Page page) =>
        diagnostic.Id == "MG0028" && Item().Match(Line(diagnostic)) is { Success: true } item
            && page.Fences.Any(fence => fence.Language == "xml" && fence.Text.Contains(item.Value, StringComparison.Ordinal));

    private static string Line(Diagnostic diagnostic) =>
        $"{(diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning")} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    /// <summary>Returns the lines without their indentation and the escapes of XML comments.</summary>
    private static string Unindented(string text) => WebUtility.HtmlDecode(Indentation().Replace(text, ""));

    [GeneratedRegex("<ModelWeights Include=\"[^\"]*\" />")]
    private static partial Regex Item();

    [GeneratedRegex("^ +", RegexOptions.Multiline)]
    private static partial Regex Indentation();
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>
/// docs/errors-tour.md shows what the compiler says and the editor offers; here they say and offer it. When they do it
/// otherwise, the page as it should be is written beside it, as errors-tour.received.md.
/// </summary>
public partial class ErrorsTourTests
{
    private static readonly string page = Path.GetFullPath(Path.Combine(ThisFolder(), "../../../docs/errors-tour.md"));

    [Fact]
    public async Task The_tour_shows_what_the_compiler_says_and_the_editor_offers()
    {
        string verified = await File.ReadAllTextAsync(page);
        List<string> parts = [];
        int mistakes = 0, end = 0;
        foreach (Match mistake in Mistake().Matches(verified))
        {
            AdditionalFile[] files = mistake.Groups["path"].Success ? [new(mistake.Groups["path"].Value, mistake.Groups["file"].Value)] : [];
            Group output = mistake.Groups["output"];
            parts.Add(verified[end..output.Index]);
            parts.Add(await Said(mistake.Groups["code"].Value, files));
            end = output.Index + output.Length;
            mistakes++;
        }

        string received = string.Concat(parts) + verified[end..];
        string receivedFile = Path.ChangeExtension(page, "received.md");
        if (received != verified)
        {
            await File.WriteAllTextAsync(receivedFile, received);
            Assert.Fail($"The page shows other output than the compiler gives. If {receivedFile} is right, copy it over the page.");
        }

        File.Delete(receivedFile);
        Assert.Equal(10, mistakes);
    }

    /// <summary>A line for each diagnostic, as a build prints it, and below it the editor's offers.</summary>
    private static async Task<string> Said(string code, AdditionalFile[] files)
    {
        AnalyzerRun run = new(UserProject.Compile(code), files);
        Assert.Empty(run.Generator.CompilerDiagnostics);
        Assert.NotEmpty(run.Diagnostics);
        List<string> lines = [];
        foreach (Diagnostic diagnostic in run.Diagnostics)
        {
            var place = diagnostic.Location.GetLineSpan().StartLinePosition;
            string severity = diagnostic.Severity.ToString().ToLowerInvariant();
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Model.cs({place.Line + 1},{place.Character + 1}): {severity} {CodeFixRun.Sentence(diagnostic)}"));
            foreach (CodeFixProvider provider in Providers)
            {
                CodeFixRun fixes = new(provider, code) { Files = [.. files.Select(file => (file.Path, file.GetText().ToString()))] };
                lines.AddRange((await fixes.Offers()).Where(offer => offer.Sentence == CodeFixRun.Sentence(diagnostic)).Select(offer => "  fix: " + offer.Title));
            }
        }

        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static CodeFixProvider[] Providers =>
    [
        .. typeof(MakePartial).Assembly.GetTypes()
            .Where(type => typeof(CodeFixProvider).IsAssignableFrom(type) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private static string ThisFolder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;

    /// <summary>Code, perhaps with a file above it, and the output below it.</summary>
    [GeneratedRegex("(```text (?<path>\\S+)\n(?<file>[^`]*)```\n\n)?```csharp\n(?<code>[^`]*)```\n\n```text\n(?<output>[^`]*)```")]
    private static partial Regex Mistake();
}

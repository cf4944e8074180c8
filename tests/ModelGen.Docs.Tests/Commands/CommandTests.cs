using System.Text.RegularExpressions;
using ModelGen.Docs.Tests.Pages;
using ModelGen.Tool;
using Xunit;

namespace ModelGen.Docs.Tests.Commands;

/// <summary>A command that a page tells the reader to type exists, with its options, and so do the files that it names.</summary>
public partial class CommandTests
{
    /// <summary>The options of <c>dotnet</c>'s commands that pages use; a page with another one adds it here once its author has tried it.</summary>
    private static readonly Dictionary<string, string[]> dotnet = new()
    {
        ["add"] = [],
        ["build"] = ["-c", "-p:"],
        ["new"] = ["-n", "-o"],
        ["nuget"] = ["--name"],
        ["pack"] = ["-c", "-o"],
        ["package"] = [],
        ["publish"] = ["-c", "-r", "-o", "-p:"],
        ["run"] = ["-c", "-f", "--project", "-p:"],
        ["test"] = ["-c", "--filter", "--no-build", "-p:"],
        ["tool"] = ["--global"],
        ["sln"] = [],
    };

    public static TheoryData<string, string> Commands
    {
        get
        {
            TheoryData<string, string> commands = [];
            foreach (Page page in Page.All.Where(page => page.Path != "CHANGELOG.md" && !page.Path.StartsWith("docs/decisions/", StringComparison.Ordinal)))
            {
                foreach (string command in Typed(page).Distinct())
                {
                    commands.Add(page.Path, command);
                }
            }

            return commands;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_exists_with_its_options_and_files(string path, string command)
    {
        Assert.NotEmpty(path);
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] ours = [.. words.TakeWhile(word => word != "--")];
        Assert.All(words.Where(word => InRepository().IsMatch(word)), file => Assert.True(Path.Exists(Page.Absolute(file)), $"There is no {file}."));
        if (words[0] == "dotnet" && words.Length > 1)
        {
            Assert.True(dotnet.TryGetValue(words[1], out string[]? options), $"No page has used 'dotnet {words[1]}' before.");
            Assert.All(Options(ours), option => Assert.Contains(options, known => known == option || (known.EndsWith(':') && option.StartsWith(known, StringComparison.Ordinal))));
            Assert.All(words.Where(word => word.StartsWith("ModelGen.", StringComparison.Ordinal) && !word.EndsWith(".sln", StringComparison.Ordinal)), package =>
                Assert.True(Directory.Exists(Page.Absolute($"src/{package}")), $"There is no package {package}."));
        }
        else if (words[0] == "modelgen" && words.Length > 1)
        {
            using StringWriter help = new(), errors = new();
            Assert.Equal(0, CommandLine.Run([words[1], "--help"], help, errors));
            Assert.All(Options(ours), option => Assert.Matches($@"(?<![\w-]){option}\b", help.ToString()));
        }
    }

    [Fact]
    public void The_template_has_the_name_that_pages_use()
    {
        string template = File.ReadAllText(Page.Absolute("src/ModelGen.Templates/content/modelgen/.template.config/template.json"));
        Assert.Contains("\"shortName\": \"modelgen\"", template);
    }

    private static IEnumerable<string> Options(string[] words) => words.Where(word => word.StartsWith('-') && word != "-");

    /// <summary>Returns the commands in blocks and in sentences.</summary>
    private static IEnumerable<string> Typed(Page page) =>
        page.Fences.Where(fence => fence.Language is "" or "sh" or "bash" or "console")
            .SelectMany(fence => fence.Text.Split('\n'))
            .Concat(Prose.Code(page))
            .SelectMany(line => line.Split("&&"))
            .Select(line => Prefix().Replace(line.Trim(), ""))
            .Where(line => Command().IsMatch(line));

    /// <summary>A prompt, or variables that are set for a command.</summary>
    [GeneratedRegex(@"^\$ |^(?:[A-Z_]+=\S+ )+")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^(?:dotnet|modelgen) [a-z]|^(?:src|samples|tests|benchmarks|\.ci)/[^\s.]+( |$)")]
    private static partial Regex Command();

    [GeneratedRegex(@"^(?:src|samples|tests|benchmarks|docs|\.ci)/|^ModelGen\S*\.sln$")]
    private static partial Regex InRepository();
}

extern alias build;

using build::ModelGen.Build;
using Microsoft.Build.Framework;
using Xunit;

namespace ModelGen.Generator.Tests.Build;

/// <summary>The build step that chooses what becomes part of the assembly.</summary>
public sealed class EmbedWeightsTests : IDisposable
{
    private readonly DirectoryInfo project = Directory.CreateTempSubdirectory("modelgen");
    private readonly TestBuild engine = new();

    private string Times => Path.Combine(project.FullName, "obj", "modelgen", "embedded.txt");

    public void Dispose() => project.Delete(recursive: true);

    [Theory]
    [InlineData("digits.safetensors")]
    [InlineData("it's.safetensors")]
    [InlineData("data/100%, %41; [x] (y) $(z) @(w) größe.safetensors")]
    [InlineData("-x.safetensors")]
    public void A_file_is_embedded_under_its_path_in_the_project(string name)
    {
        string path = Write(name);
        ITaskItem item = Assert.Single(Run(path));

        Assert.Equal(path, item.ItemSpec);
        Assert.Equal(name, item.GetMetadata("LogicalName"));
        Assert.Equal("false", item.GetMetadata("WithCulture"));
        Assert.Equal(3, item.CloneCustomMetadata().Count);
    }

    [Fact]
    public void The_self_test_that_lies_beside_is_embedded_once_whether_it_is_named_or_not()
    {
        string weights = Write("a/net.safetensors"), test = Write("a/net.selftest.safetensors");

        Assert.Equal(["a/net.safetensors", "a/net.selftest.safetensors"], Names(Run(weights)));
        Assert.Equal(["a/net.safetensors", "a/net.selftest.safetensors"], Names(Run(test, weights, weights)));
        Assert.Empty(Run(test));
    }

    [Fact]
    public void A_file_that_is_not_there_is_left_to_the_compiler_to_name() =>
        Assert.Empty(Run(Path.Combine(project.FullName, "gone.safetensors")));

    [Fact]
    public void An_exchanged_file_shows_in_the_list_of_times_and_the_same_one_leaves_it_alone()
    {
        string path = Write("net.safetensors");
        Run(path);
        string before = File.ReadAllText(Times);
        DateTime written = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Times, written);

        Run(path);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Times));

        File.SetLastWriteTimeUtc(path, new(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));
        Run(path);
        Assert.NotEqual(before, File.ReadAllText(Times));
    }

    [Theory]
    [InlineData("a\"b.safetensors", "\"")]
    [InlineData("a|b.safetensors", "|")]
    [InlineData("a\nb.safetensors", "\\u000a")]
    public void A_name_that_the_compiler_does_not_take_is_refused(string name, string letter)
    {
        EmbedWeights task = Task(Write(name));

        Assert.False(task.Execute());
        Assert.Equal(
            $"The weights file '{name.Replace("\n", "\\u000a")}' cannot be embedded: the C# compiler does not allow names with {letter}. Rename the file.",
            Assert.Single(engine.Errors));
    }

    [Fact]
    public void A_list_of_times_that_cannot_be_written_is_an_error_of_the_build()
    {
        File.WriteAllText(Path.Combine(project.FullName, "obj"), "a file where the folder should be");

        Assert.False(Task(Write("net.safetensors")).Execute());
        Assert.StartsWith("The list of weight files '", Assert.Single(engine.Errors));
    }

    [Fact]
    public void A_report_is_printed_without_the_slashes_of_its_comments()
    {
        string path = Path.Combine(project.FullName, "it's.Report.g.cs");
        File.WriteAllText(path, "// Model: Net\n//\n//   http://x\n");
        PrintReports task = new() { BuildEngine = engine, Files = [new WeightItem(path)] };

        Assert.True(task.Execute());
        Assert.Equal("\nModel: Net\n\n  http://x\n", Assert.Single(engine.Messages));
    }

    private static string[] Names(ITaskItem[] items) => [.. items.Select(item => item.GetMetadata("LogicalName")).Order(StringComparer.Ordinal)];

    private string Write(string name)
    {
        string path = Path.Combine(project.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }

    private ITaskItem[] Run(params string[] paths)
    {
        EmbedWeights task = Task(paths);
        Assert.True(task.Execute());
        Assert.Empty(engine.Errors);
        return task.Resources;
    }

    private EmbedWeights Task(params string[] paths) => new()
    {
        BuildEngine = engine,
        Files = [.. paths.Select(path => new WeightItem(path))],
        ProjectFolder = project.FullName,
        TimesFile = Times,
    };
}

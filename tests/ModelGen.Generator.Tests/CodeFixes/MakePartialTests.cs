using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.CodeFixes;

/// <summary>'Make the class partial', and the types around it.</summary>
public class MakePartialTests
{
    private const string Layers = "[Model, Input(4), Dense(3)]";

    [Theory]
    [InlineData("class Net;", "partial class Net;")]
    [InlineData("public sealed class Net;", "public sealed partial class Net;")]
    [InlineData("internal class Net { }", "internal partial class Net { }")]
    [InlineData("/* net */ class Net;", "/* net */ partial class Net;")]
    [InlineData("\n// A comment.\nclass Net;", "\n// A comment.\npartial class Net;")]
    [InlineData("\n    public\n    class Net;", "\n    public\n    partial class Net;")]
    public async Task A_class_becomes_partial(string declaration, string expected)
    {
        CodeFixRun run = Run($"{Layers} {declaration}");

        Assert.Equal(["Make the class partial"], await run.Titles());
        string mended = Assert.Single(await run.FixFirst());
        Assert.Equal($"{Layers} {expected}", mended);
        AnalyzerRun.Accepts(mended);
    }

    [Theory]
    [InlineData("class Outer { @ }", "partial class Outer { @ }")]
    [InlineData("public static class Outer { @ }", "public static partial class Outer { @ }")]
    [InlineData("public readonly struct Outer { @ }", "public readonly partial struct Outer { @ }")]
    [InlineData("interface Outer { @ }", "partial interface Outer { @ }")]
    [InlineData("record Outer { @ }", "partial record Outer { @ }")]
    [InlineData("record struct Outer { @ }", "partial record struct Outer { @ }")]
    [InlineData("class A { partial struct B { record C { @ } } }", "partial class A { partial struct B { partial record C { @ } } }")]
    public async Task All_types_around_a_class_become_partial_at_once(string around, string expected)
    {
        CodeFixRun run = Run(around.Replace("@", $"{Layers} public partial class Net;"));

        Assert.All(await run.Titles(), title => Assert.Equal("Make the types around it partial", title));
        string mended = Assert.Single(await run.FixFirst());
        Assert.Equal(expected.Replace("@", $"{Layers} public partial class Net;"), mended);
        AnalyzerRun.Accepts(mended);
    }

    [Fact]
    public async Task All_classes_of_a_project_become_partial_at_once()
    {
        CodeFixRun run = Run(
            $"{Layers} class First; {Layers} partial class Second; {Layers} public class Third;",
            $"namespace Mine; {Layers} class Fourth;");

        Assert.Equal(
            [
                $"{Layers} partial class First; {Layers} partial class Second; {Layers} public partial class Third;",
                $"namespace Mine; {Layers} partial class Fourth;",
            ],
            await run.FixAll(FixAllScope.Project));
    }

    [Fact]
    public async Task All_classes_of_one_document_become_partial_at_once()
    {
        CodeFixRun run = Run($"{Layers} class First; {Layers} class Second;", $"{Layers} class Third;");

        Assert.Equal(
            [$"{Layers} partial class First; {Layers} partial class Second;", $"{Layers} class Third;"],
            await run.FixAll(FixAllScope.Document));
    }

    [Fact]
    public async Task A_type_around_several_classes_becomes_partial_once()
    {
        CodeFixRun run = Run($$"""class Outer { {{Layers}} partial class First; {{Layers}} partial class Second; }""");

        Assert.Equal(
            [$$"""partial class Outer { {{Layers}} partial class First; {{Layers}} partial class Second; }"""],
            await run.FixAll(FixAllScope.Document));
    }

    [Fact]
    public async Task A_class_and_the_type_around_it_are_two_offers()
    {
        CodeFixRun run = Run($$"""class Outer { {{Layers}} class Net; }""");

        Assert.Equal(["Make the class partial", "Make the types around it partial"], await run.Titles());
    }

    private static CodeFixRun Run(params string[] sources) => new(new MakePartial(), sources);
}

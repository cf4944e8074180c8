using Xunit;

namespace ModelGen.Generator.Tests.Emission;

/// <summary>Generated files of different classes have different names, also where case does not count.</summary>
public class HintNameTests
{
    private const string Attributes = "[Model, Input(4), Dense(3)]";

    [Fact]
    public void A_file_is_named_after_namespace_class_and_concern() => Assert.Equal(
        ["Mine.Deep.Outer+Net.Inference.g.cs", "Mine.Deep.Outer+Net.Layers.g.cs", "Mine.Deep.Outer+Net.Model.g.cs", "Mine.Deep.Outer+Net.Parameters.g.cs", "Mine.Deep.Outer+Net.Shapes.g.cs"],
        new GeneratorRun($$"""namespace Mine.Deep; partial class Outer { {{Attributes}} partial class Net; }""").Files.Keys.Order());

    [Fact]
    public void A_model_with_a_loss_has_seven_files() => Assert.Equal(
        ["Net.Backward.g.cs", "Net.Inference.g.cs", "Net.Layers.g.cs", "Net.Model.g.cs", "Net.Parameters.g.cs", "Net.Shapes.g.cs", "Net.Training.g.cs"],
        new GeneratorRun("[Model(Loss = Loss.Huber), Input(4), Dense(3)] partial class Net;").Files.Keys.Order());

    [Fact]
    public void A_model_without_parameters_has_no_files_about_them() => Assert.Equal(
        ["Net.Inference.g.cs", "Net.Layers.g.cs", "Net.Model.g.cs", "Net.Training.g.cs"],
        new GeneratorRun("[Model(Loss = Loss.Huber), Input(4), Flatten] partial class Net;").Files.Keys.Order());

    [Fact]
    public void Equal_names_in_different_places_give_different_files()
    {
        GeneratorRun run = new(
            $$"""
            {{Attributes}} partial class Net;
            partial class A { {{Attributes}} partial class Net; }
            partial class B { {{Attributes}} partial class Net; partial struct A { {{Attributes}} public partial class Net; } }
            namespace N { {{Attributes}} partial class Net; partial class A { {{Attributes}} partial class Net; } }
            namespace N.A.B { {{Attributes}} partial class Net; }
            """.Replace("namespace N.A.B", "namespace N.C.B"));

        Assert.Equal(7 * 5, run.Files.Count);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_namespace_and_a_type_of_one_name_give_different_files()
    {
        // The compiler rejects this, but a generator must not fall over it.
        GeneratorRun run = new($$"""namespace A { {{Attributes}} partial class Net; } partial class A { {{Attributes}} partial class Net; }""");

        Assert.Equal(10, run.Files.Count);
    }

    [Fact]
    public void Names_that_differ_only_in_case_give_different_files()
    {
        GeneratorRun run = new($"namespace Mine; {Attributes} partial class Net; {Attributes} partial class NET; {Attributes} partial class nEt; {Attributes} partial class Other;");

        Assert.Equal(
            ["Mine.NET.Model.g.cs", "Mine.Net-2.Model.g.cs", "Mine.Other.Model.g.cs", "Mine.nEt-3.Model.g.cs"],
            run.Files.Keys.Where(file => file.EndsWith(".Model.g.cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(20, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("n", 252)]
    [InlineData("é", 200)]
    [InlineData("日本", 120)]
    public void A_name_that_no_file_can_have_is_shortened(string letters, int count)
    {
        string name = string.Concat(Enumerable.Repeat(letters, count));
        GeneratorRun run = new($"namespace {name} {{ {Attributes} partial class Net; {Attributes} partial class NET; }} namespace {name}2 {{ {Attributes} partial class Net; }}");

        Assert.Equal(15, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(run.Files.Keys, file => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(file), 1, 200));
        Assert.All(run.Files.Keys, file => Assert.Contains(letters, file));
        Assert.Equal(["NET", "Net", "Net"], run.Files.Keys.Where(file => file.EndsWith(".Model.g.cs", StringComparison.Ordinal)).Select(file => file.Split('.')[^4].Split('-')[0]).Order(StringComparer.Ordinal));
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Generated_text_has_Unix_line_ends_and_no_space_at_the_end_of_a_line()
    {
        GeneratorRun run = new("[Model(Loss = Loss.Huber), Input(6, 6, 2), Conv2D(2, 3, Padding = Padding.Same), Flatten, Dense(3)] partial class Net;");

        Assert.All(run.Files.Values, text =>
        {
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain('\t', text);
            Assert.DoesNotContain(" \n", text);
            Assert.DoesNotContain("\n\n\n", text);
            Assert.EndsWith("}\n", text);
        });
    }
}

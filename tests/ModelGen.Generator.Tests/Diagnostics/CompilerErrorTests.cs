using Microsoft.CodeAnalysis;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>Code that the compiler itself rejects, as it is at every moment while somebody types.</summary>
public class CompilerErrorTests
{
    [Theory]
    [InlineData("[Model, Input(4), Dense(\"3\")] partial class Net;")]
    [InlineData("[Model, Input(4), Dense] partial class Net;")]
    [InlineData("[Model, Input(4), Dense(] partial class Net;")]
    [InlineData("[Model, Input(4), Dense(Size)] partial class Net { static int Size => 3; }")]
    [InlineData("[Model, Input(4), Dense(3, UseBias = 1)] partial class Net;")]
    [InlineData("[Model, Input(4), Dense(3, Colour = 1)] partial class Net;")]
    [InlineData("[Model, Input(4), Dense(3 / 0)] partial class Net;")]
    [InlineData("[Model, Input(4), Flaten, Dense(3)] partial class Net;")]
    [InlineData("[Model, Input(new int[] { 4, Missing }), Dense(3)] partial class Net;")]
    [InlineData("[Model, Input(4), Dense(3)] partial class Net; [Model] partial class Net;")]
    [InlineData("[Model, Input(4), Dense(3)] partial struct Net;")]
    [InlineData("[Model, Input(4), Dense(3)] partial interface Net;")]
    [InlineData("[Model, Input(4), Dense(3)] enum Net;")]
    [InlineData("[Model, Input(4), Dense(3)] delegate void Net();")]
    [InlineData("[Model, Input(4), Dense(3)] void Net() { }")]
    [InlineData("[Model, Input(4), Dense(3)]")]
    [InlineData("[Model, Input(4), Dense(3)] partial class")]
    [InlineData("[Model(Loss = Loss.), Input(4), Dense(3)] partial class Net;")]
    public void The_compiler_reports_it_and_we_say_nothing_and_emit_no_pass(string source)
    {
        AnalyzerRun run = new(UserProject.Compile(source));

        Assert.Contains(run.Generator.CompilerDiagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Generator.Models);
        Assert.DoesNotContain(run.Generator.CompilerDiagnostics, diagnostic => diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_beside_a_broken_one_is_still_emitted()
    {
        GeneratorRun run = new("[Model, Input(4), Dense(] partial class Broken;", "[Model, Input(4), Dense(3)] partial class Net;");

        Assert.Equal(["Net"], run.Models);
    }

    [Fact]
    public void A_project_without_ModelGen_is_left_alone()
    {
        AnalyzerRun run = new(UserProject.Compile("class Net;").WithReferences(References.All.Where(reference => !reference.Display!.Contains("ModelGen"))));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Generator.Files);
    }
}

extern alias generator;

using generator::ModelGen.Generator;
using generator::ModelGen.Generator.Parsing;
using generator::ModelGen.Generator.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ModelGen.Generator.Tests.Parsing;

public class ProjectOptionsTests
{
    private const string Model = "[Model, Input(32, 32, 32), Conv2D(32, 3), Conv2D(32, 3)] partial class Net;";

    [Fact]
    public void A_project_says_how_large_the_caches_are() =>
        Assert.Equal(
            new MachineSpec(512 * 1024, 4 * 1024 * 1024),
            Read(("ModelGenL2CacheKB", "512"), ("ModelGenL3CacheKB", "4096")).Machine);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1 MB")]
    [InlineData("1e3")]
    [InlineData("99999999999")]
    public void What_is_no_size_leaves_the_default(string size) =>
        Assert.Equal(MachineSpec.Default, Read(("ModelGenL2CacheKB", size)).Machine);

    [Fact]
    public void Nothing_said_is_the_default() => Assert.Equal(ProjectSpec.Default, Read());

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("yes", true)]
    [InlineData("On", true)]
    [InlineData("no", false)]
    [InlineData("false", false)]
    [InlineData("", false)]
    [InlineData("1", false)]
    public void A_switch_is_on_where_MSBuild_takes_it_for_true(string text, bool isOn)
    {
        Assert.Equal(isOn, Read(("ModelGenExplain", text)).Explains);
        Assert.Equal(isOn, Read(("ModelGenReport", text)).Reports);
    }

    [Fact]
    public void Other_caches_make_another_plan_and_the_same_ones_none()
    {
        CSharpCompilation compilation = UserProject.Compile(Model);
        GeneratorDriver driver = GeneratorRun.NewDriver()
            .WithUpdatedAnalyzerConfigOptions(new ProjectProperties(("ModelGenL2CacheKB", "1024")))
            .RunGenerators(compilation);
        string planned = Text(driver);

        driver = driver.WithUpdatedAnalyzerConfigOptions(new ProjectProperties(("ModelGenL2CacheKB", "1024"), ("Other", "1"))).RunGenerators(compilation);
        CachingAssertions.AllCached(driver.GetRunResult().Results.Single());

        driver = driver.WithUpdatedAnalyzerConfigOptions(new ProjectProperties(("ModelGenL2CacheKB", "256"))).RunGenerators(compilation);
        Assert.NotEqual(planned, Text(driver));
        Assert.Contains(
            driver.GetRunResult().Results.Single().TrackedSteps[ModelGenerator.SpecStep].SelectMany(step => step.Outputs),
            output => output.Reason == IncrementalStepRunReason.Modified);
    }

    private static ProjectSpec Read(params (string, string)[] properties) => ProjectOptions.Read(new ProjectProperties(properties).GlobalOptions);

    private static string Text(GeneratorDriver driver) => string.Concat(driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString()));
}

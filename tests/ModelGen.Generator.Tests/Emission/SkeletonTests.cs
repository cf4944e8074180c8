extern alias generator;

using System.Reflection;
using generator::ModelGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ModelGen.Generator.Tests.Emission;

/// <summary>A model with a mistake: the mistake is all that is said, however much the class is used.</summary>
public class SkeletonTests
{
    private const string Use =
        """
        static class Use
        {
            static float Sum(Dataset data, WeightsSource weights)
            {
                Net net = new(seed: 7), other = new(weights);
                net.Fit(data, new FitOptions { Epochs = Net.ParameterCount });
                Span<float> outputs = stackalloc float[Net.OutputSize];
                net.Predict(new float[Net.InputSize], outputs);
                net.Save(Net.Summary + Net.MultiplyAdds);
                float[] shared = Net.SelfTest().Passed ? Net.Shared.Predict(outputs) : [];
                return shared[0] + other.Conv2D1Kernel[0] + net.LastBias[0] + net.Dense2Kernel[0];
            }
        }
        """;

    [Theory]
    [InlineData("MG0010", "Conv2D(8, 3), Dense(10), Dense(4), Dense(3, Name = \"last\")")]
    [InlineData("MG0009", "Conv2D(0, 3), Flatten, Dense(10), Dense(4), Dense(3, Name = \"last\")")]
    [InlineData("MG0011", "Conv2D(8, 3), MaxPool2D(100), Flatten, Dense(10), Dense(4), Dense(3, Name = \"last\")")]
    [InlineData("MG0016", "Conv2D(8, 3), Dropout(0.5, Name = \"not valid\"), Flatten, Dense(10), Dense(4), Dense(3, Name = \"last\")")]
    public void One_mistake_is_one_diagnostic_however_much_the_class_is_used(string id, string layers)
    {
        AnalyzerRun run = new(UserProject.Compile($"[Model(Loss = Loss.Huber, Weights = \"net.safetensors\"), Input(12, 12, 1), {layers}] partial class Net;", Use));

        Assert.Equal(id, Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.Generator.CompilerDiagnostics);
        Assert.Empty(run.Generator.Models);
    }

    [Theory]
    [InlineData("MG0005", "[Model(Loss = Loss.Huber), Dense(3)] partial class Net;")]
    [InlineData("MG0006", "[Model(Loss = Loss.Huber), Input(3)] partial class Net;")]
    [InlineData("MG0007", "[Model(Loss = Loss.Huber), Input(3), Dense(3)] partial class Net; [Dense(4)] partial class Net;")]
    public void So_it_is_where_a_declaration_lacks_something(string id, string source)
    {
        AnalyzerRun run = new(UserProject.Compile(source, "static class Use { static void Fit(Dataset data) => new Net().Fit(data, new()); }"));

        Assert.Equal(id, Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.Generator.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("Dense(3), Dense(")]
    [InlineData("Dense(3), Dense(4 +)")]
    [InlineData("Dense(3), Dense(4, Activ")]
    [InlineData("Dense(3), Den")]
    public void While_a_layer_is_typed_the_class_is_still_a_model(string layers)
    {
        AnalyzerRun run = new(UserProject.Compile(
            $"[Model(Loss = Loss.Huber), Input(4), {layers}] partial class Net;",
            "static class Use { static void Fit(Dataset data) => new Net(seed: 7).Fit(data, new()); }"));

        Assert.Empty(run.Diagnostics);
        Assert.All(run.Generator.CompilerDiagnostics, diagnostic => Assert.Equal("Source1.cs", diagnostic.Location.SourceTree!.FilePath));
    }

    [Fact]
    public void An_inference_model_has_the_other_base() =>
        Assert.Contains("partial class Net : Model\n", new GeneratorRun("[Model, Input(4), Dense(0)] partial class Net;").Files["Net.Model.g.cs"]);

    [Fact]
    public void A_mistake_that_was_silenced_is_an_exception_that_says_so()
    {
        using LoadedModels models = new("[Model, Input(4), Dense(0)] partial class Net;");

        TargetInvocationException thrown = Assert.Throws<TargetInvocationException>(() => models.Create("Net"));
        Assert.Equal("The declaration of Net has a mistake, and its diagnostic was turned off.", Assert.IsType<InvalidOperationException>(thrown.InnerException).Message);
    }

    [Theory]
    [InlineData("RunAnalyzers")]
    [InlineData("RunAnalyzersDuringBuild")]
    public void Without_analyzers_a_model_with_a_mistake_still_does_not_compile(string property)
    {
        Diagnostic error = Assert.Single(Compile("[Model, Input(4), Dense(0)] partial class Net;", (property, "False")));

        Assert.Equal("CS1029", error.Id);
        Assert.Contains("The declaration of Net has a mistake", error.GetMessage());
        Assert.Empty(Compile("[Model, Input(4), Dense(3)] partial class Net;", (property, "False")));
        Assert.Empty(Compile("[Model, Input(4), Dense(0)] partial class Net;", (property, "true")));
        Assert.Single(Compile("[Model, Dense(3)] partial class Net;", (property, "false")));
    }

    private static IEnumerable<Diagnostic> Compile(string source, params (string, string)[] properties)
    {
        CSharpGeneratorDriver
            .Create([new ModelGenerator().AsSourceGenerator()], parseOptions: UserProject.ParseOptions, optionsProvider: new ProjectProperties(properties))
            .RunGeneratorsAndUpdateCompilation(UserProject.Compile(source), out Compilation output, out _);
        return output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0036: a project whose C# is older than generated code.</summary>
public class LanguageTests
{
    private const string Source =
        """
        using System;
        using ModelGen;

        namespace Mine
        {
            [Model(Loss = Loss.MeanSquaredError, Weights = "net.safetensors"), Input(10, 10, 2), Conv2D(4, 3), MaxPool2D, Flatten, Dropout(0.5), Dense(3)]
            public sealed partial class Net
            {
            }

            public static class Use
            {
                public static float Train(Dataset data)
                {
                    Net net = new Net(seed: 7);
                    net.Fit(data, new FitOptions());
                    Console.WriteLine(Net.Summary + Net.ParameterCount + Net.SelfTest() + Net.Shared.Info.Name);
                    return net.Predict(new float[Net.InputSize])[0] + net.Conv2D1Kernel[0];
                }
            }
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp8, "8.0")]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public void An_older_language_is_one_message_however_much_the_class_is_used(LanguageVersion language, string name)
    {
        AnalyzerRun run = new(Compile(language));

        Diagnostic error = Assert.Single(run.Diagnostics);
        Assert.Equal("MG0036", error.Id);
        Assert.Equal(
            $"The generated code of 'Net' needs C# 12.0, but the project is compiled as C# {name}; set <LangVersion>12.0</LangVersion> or a newer one in the project file",
            error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.StartsWith("Model(Loss", Source[error.Location.SourceSpan.Start..]);
        Assert.Empty(run.Generator.CompilerDiagnostics);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    [InlineData(LanguageVersion.Latest)]
    public void A_language_that_is_new_enough_is_accepted(LanguageVersion language)
    {
        AnalyzerRun run = new(Compile(language), new AdditionalFile("obj/net.safetensors.tensors",
            "ModelGen tensors 1: net.safetensors\nconv2d_1.kernel  F32 (3, 3, 2, 4)\nconv2d_1.bias  F32 (4)\ndense_1.kernel  F32 (64, 3)\ndense_1.bias  F32 (3)\n"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Generator.CompilerDiagnostics);
        Assert.Single(run.Generator.Models);
    }

    [Theory]
    [InlineData(NullableContextOptions.Disable, false)]
    [InlineData(NullableContextOptions.Annotations, true)]
    public void Nullable_types_checked_arithmetic_and_warnings_are_the_projects_own_affair(NullableContextOptions nullable, bool isChecked)
    {
        CSharpCompilation compilation = Compile(LanguageVersion.Latest);

        GeneratorRun run = new(compilation.WithOptions(compilation.Options.WithNullableContextOptions(nullable).WithOverflowChecks(isChecked)));

        Assert.Empty(run.CompilerDiagnostics);
    }

    private static CSharpCompilation Compile(LanguageVersion language)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Models", [CSharpSyntaxTree.ParseText(Source, new CSharpParseOptions(language), "Source1.cs")], References.All,
            new(OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999));
        return compilation;
    }
}

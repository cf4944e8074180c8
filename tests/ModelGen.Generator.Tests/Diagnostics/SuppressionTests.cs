using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>A diagnostic is the user's to silence or to soften, as any other.</summary>
public class SuppressionTests
{
    private const string Wrong = "[Model, Input(4), Dense(0)] partial class Net;";

    private const string Doubtful = "[Model, Input(4), Dense(8), Dense(3)] partial class Net;";

    [Fact]
    public void A_pragma_silences_a_diagnostic() =>
        Assert.Empty(new AnalyzerRun(UserProject.Compile($"#pragma warning disable MG0009\n{Wrong}")).Diagnostics);

    [Fact]
    public void A_pragma_for_another_id_does_not() =>
        Assert.Single(new AnalyzerRun(UserProject.Compile($"#pragma warning disable MG0008\n{Wrong}")).Diagnostics);

    [Fact]
    public void A_pragma_that_ends_above_does_not() =>
        Assert.Single(new AnalyzerRun(UserProject.Compile($"#pragma warning disable MG0009\nclass Other;\n#pragma warning restore MG0009\n{Wrong}")).Diagnostics);

    [Fact]
    public void An_attribute_silences_a_diagnostic() =>
        Assert.Empty(new AnalyzerRun(UserProject.Compile(
            $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"ModelGen\", \"MG0009\")] {Wrong}")).Diagnostics);

    [Fact]
    public void An_editorconfig_silences_a_diagnostic() =>
        Assert.Empty(new AnalyzerRun(WithEditorConfig("dotnet_diagnostic.MG0009.severity = none")).Diagnostics);

    [Fact]
    public void An_editorconfig_softens_a_diagnostic() =>
        Assert.Equal(
            DiagnosticSeverity.Warning,
            Assert.Single(new AnalyzerRun(WithEditorConfig("dotnet_diagnostic.MG0009.severity = warning")).Diagnostics).Severity);

    [Fact]
    public void A_silenced_model_still_has_no_passes() =>
        Assert.Empty(new AnalyzerRun(UserProject.Compile($"#pragma warning disable MG0009\n{Wrong}")).Generator.Models);

    [Fact]
    public void A_pragma_silences_a_warning() =>
        Assert.Empty(new AnalyzerRun(UserProject.Compile($"#pragma warning disable MG0021\n{Doubtful}")).Diagnostics);

    [Fact]
    public void An_editorconfig_silences_a_warning() =>
        Assert.Empty(new AnalyzerRun(WithEditorConfig("dotnet_diagnostic.MG0021.severity = none", Doubtful)).Diagnostics);

    [Fact]
    public void An_editorconfig_makes_an_error_of_a_warning() =>
        Assert.Equal(
            DiagnosticSeverity.Error,
            Assert.Single(new AnalyzerRun(WithEditorConfig("dotnet_diagnostic.MG0021.severity = error", Doubtful)).Diagnostics).Severity);

    private static CSharpCompilation WithEditorConfig(string line, string source = Wrong)
    {
        AnalyzerConfigSet config = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse($"root = true\n[*.cs]\n{line}\n", "/.editorconfig") });
        CSharpCompilation compilation = UserProject.Compile(source);
        return compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new ConfiguredTrees(config)));
    }

    /// <summary>What a build does with an .editorconfig.</summary>
    private sealed class ConfiguredTrees(AnalyzerConfigSet config) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            config.GetOptionsForSourcePath("/" + tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}

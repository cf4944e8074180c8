extern alias generator;

using generator::ModelGen.Generator.Members;
using generator::ModelGen.Generator.Specs;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0035: members of the user's that meet generated ones.</summary>
public class MemberTests
{
    private const string Attributes = "[Model(Loss = Loss.MeanSquaredError, Weights = \"net.safetensors\"), Input(6, 6, 2), Conv2D(4, 3, Name = \"eye\"), MaxPool2D, Flatten, Dense(3)]";

    [Theory]
    [InlineData("public string [|Summary|] = \"mine\";", "Summary")]
    [InlineData("public static int [|OutputSize|] => 1;", "OutputSize")]
    [InlineData("public const int [|InputSize|] = 1;", "InputSize")]
    [InlineData("public static long [|MultiplyAdds|]() => 1;", "MultiplyAdds")]
    [InlineData("private int [|ParameterCount|];", "ParameterCount")]
    [InlineData("public struct [|Parameters|];", "Parameters")]
    [InlineData("public class [|Training|] { }", "Training")]
    [InlineData("private enum [|Inference|] { A }", "Inference")]
    [InlineData("private delegate void [|ParameterGradients|]();", "ParameterGradients")]
    [InlineData("public event System.Action? [|Infer|];", "Infer")]
    [InlineData("private readonly int [|info|] = 1;", "info")]
    [InlineData("private int [|shared|];", "shared")]
    [InlineData("public static int [|Shared|] => 1;", "Shared")]
    [InlineData("public static int [|SelfTest|]() => 1;", "SelfTest")]
    [InlineData("public int [|EyeKernel|];", "EyeKernel")]
    [InlineData("public int [|Dense1Bias|] { get; set; }", "Dense1Bias")]
    [InlineData("private class [|MaxPool2D1Shape|];", "MaxPool2D1Shape")]
    [InlineData("private int [|get_Dense1Bias|]() => 1;", "get_Dense1Bias")]
    [InlineData("private void [|Forward|](in TrainingPass pass) { }", "Forward")]
    [InlineData("private void [|TrainingInput|](Span<float> floats) { }", "TrainingInput")]
    public void A_member_named_as_a_generated_one_is_reported_where_it_is_declared(string member, string name) => Reports(
        $$"""{{Attributes}} partial class Net { {{member}} }""", $"'Net' declares '{name}', which ModelGen generates as well; rename it");

    [Theory]
    [InlineData("public [|Net|](ulong? seed) : base(null!, seed) { }", "Net(ulong?)")]
    [InlineData("private [|Net|](WeightsSource file) : base(null!, file) { }", "Net(WeightsSource)")]
    public void So_is_a_constructor_with_the_parameters_of_a_generated_one(string constructor, string name) => Reports(
        $$"""{{Attributes}} partial class Net { {{constructor}} }""",
        $"'Net' declares '{name}', which ModelGen generates as well; give it other parameters, and let it call ': this(seed)'");

    [Fact]
    public void Each_is_reported_on_whichever_declaration_it_stands() => Reports(
        $$"""partial class Net { private int [|Summary|]; } {{Attributes}} partial class Net { private int [|info|]; } class Use { static Net Make() => new(seed: 1); }""",
        "'Net' declares 'Summary', which ModelGen generates as well; rename it", "'Net' declares 'info', which ModelGen generates as well; rename it");

    [Theory]
    [InlineData("public void Forward(float[] inputs) { } public void Prepare() { } public double Backward(int steps) => steps; public static bool SelfTest(int number) => number > 0;")]
    [InlineData("public Net() : this(seed: 7) { } public Net(int size) : this((ulong)size) { } static Net() { }")]
    [InlineData("public int summary = 1, Kernel = 1, Bias = 1, Shape = 1, outputSize = 1, denseKernel = 1, Dense2Kernel = 1, Flatten1Shape = 1;")]
    [InlineData("public new int Weights => 1; public new int RunSelfTest => 2;")]
    [InlineData("public class ActivationSlots; public static int GpuTraining => 1; public int Infer(int a, int b) => a + b; public int Predict() => 1; public void Slice() { }")]
    public void Names_that_meet_no_generated_one_are_accepted(string members) => AnalyzerRun.Accepts(
        $$"""{{Attributes.Replace(", Weights = \"net.safetensors\"", "")}} partial class Net { {{members}} }""");

    [Fact]
    public void What_only_a_model_with_a_loss_has_is_free_in_one_without() => AnalyzerRun.Accepts(
        "[Model, Input(4), Dense(3)] partial class Net { public static int Training => 1; public static int Shared => 2; public class ParameterGradients; }");

    /// <summary>The list that names are compared with, and what is written, are the same.</summary>
    [Theory]
    [InlineData("[Model(Loss = Loss.MeanSquaredError, Weights = \"net.safetensors\"), Input(9, 9, 2), Conv2D(4, 3, Padding = Padding.Same), Conv2D(4, 3, UseBias = false), DepthwiseConv2D(3), MaxPool2D, AvgPool2D(1), GlobalAvgPool2D, Reshape(2, 2), Flatten, Rescaling(2), Dropout(0.5), Dense(3, Activation = Activation.ReLU, Name = \"mine\"), Activation(Activation.GELU), Dense(3)]")]
    [InlineData("[Model(Loss = Loss.Huber), Input(40, 40, 16), Conv2D(64, 3, Padding = Padding.Same), Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D, Flatten, Dense(3)]")]
    [InlineData("[Model, Input(4), Dense(3)]")]
    public void The_list_of_generated_members_is_what_is_generated(string attributes)
    {
        GeneratorRun run = new($"{attributes} partial class Net;");
        INamedTypeSymbol type = run.Output.GetTypeByMetadataName("Net")!;

        string[] written = [.. type.GetMembers().Where(member => !member.IsImplicitlyDeclared).Select(Text).Distinct().Order(StringComparer.Ordinal)];
        string[] listed = [.. GeneratedMembers.Of(run.Specs.Single()).Select(member => Line(member.Name, member.IsMethod ? member.Parameters : null)).Distinct().Order(StringComparer.Ordinal)];
        Assert.Empty(written.Except(listed));

        // Which of these two a model has depends on its kernels.
        Assert.All(listed.Except(written), name => Assert.True(name.StartsWith("PrepareInference(", StringComparison.Ordinal) || name.StartsWith("Finish(", StringComparison.Ordinal), name));

        static string Text(ISymbol symbol) => symbol is IMethodSymbol method
            ? Line(method.Name, method.Parameters.Select(parameter => (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString()))
            : Line(symbol.Name, null);

        static string Line(string name, IEnumerable<string>? parameters) => name + (parameters is null ? "" : $"({string.Join(", ", parameters)})");
    }

    /// <summary>At the marks, and nothing else is an error but what a constructor of the user's owes to its base.</summary>
    private static void Reports(string markedSource, params string[] sentences)
    {
        MarkedSource source = MarkedSource.Parse(markedSource);
        AnalyzerRun run = new(UserProject.Compile(source.Text));

        Assert.Equal(
            source.Marks.Zip(sentences, (mark, sentence) => $"MG0035 {mark}: {sentence}"),
            run.Diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.SourceSpan}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
        Assert.DoesNotContain(run.Generator.CompilerDiagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ModelGen.Generator.Tests.Emission;

/// <summary>Generated code fits into whatever stands around a model class.</summary>
public class UserCodeTests
{
    private const string Attributes = "[Model(Loss = Loss.MeanSquaredError, Weights = \"net.safetensors\"), Input(6, 6, 2), Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.ReLU), Conv2D(2, 3, Padding = Padding.Same), Flatten, Dense(3)]";

    private static readonly AdditionalFile weights = new(
        "obj/net.safetensors.tensors",
        "ModelGen tensors 1: net.safetensors\nconv2d_1.kernel  F32 (3, 3, 2, 4)\nconv2d_1.bias  F32 (4)\nconv2d_2.kernel  F32 (3, 3, 4, 2)\nconv2d_2.bias  F32 (2)\n"
        + "dense_1.kernel  F32 (72, 3)\ndense_1.bias  F32 (3)\n");

    [Theory]
    [InlineData("partial class Net;")]
    [InlineData("public partial class Net;")]
    [InlineData("internal sealed partial class Net { }")]
    [InlineData("public sealed partial class Net : global::ModelGen.TrainableModel;")]
    [InlineData("public partial class Net : IDisposable { public void Dispose() { } }")]
    [InlineData("public unsafe partial class Net;", true)]
    [InlineData("partial class @class;")]
    [InlineData("partial class @record;")]
    [InlineData("partial class @await;")]
    [InlineData("partial class Käfer\u203Fnetz;")]
    public void Every_kind_of_class_compiles(string declaration, bool isUnsafe = false)
    {
        if (isUnsafe)
        {
            CSharpCompilation compilation = UserProject.Compile($"{Attributes} {declaration}");
            Assert.Empty(new GeneratorRun(compilation.WithOptions(compilation.Options.WithAllowUnsafe(true))).CompilerDiagnostics);
        }
        else
        {
            Compiles($"{Attributes} {declaration}");
        }
    }

    [Theory]
    [InlineData("partial class Outer { @ }")]
    [InlineData("partial struct Outer { @ }")]
    [InlineData("readonly partial struct Outer { @ }")]
    [InlineData("ref partial struct Outer { @ }")]
    [InlineData("partial record Outer { @ }")]
    [InlineData("partial record struct Outer { @ }")]
    [InlineData("partial interface Outer { @ }")]
    [InlineData("static partial class Outer { @ }")]
    [InlineData("namespace Deep.Down; partial class @class { partial record struct @for { @ } }")]
    [InlineData("namespace @namespace.@event { @ }")]
    [InlineData("namespace Acme.ModelGen.Kernels; @")]
    [InlineData("namespace Acme.System.Span; @")]
    public void Every_place_compiles(string around) => Compiles(
        around.Replace("{ @", $"{{ {Attributes} partial class Net;").Replace("; @", $"; {Attributes} partial class Net;"));

    /// <summary>Types beside a model, members of it and of the types around it.</summary>
    [Theory]
    [InlineData("Kernels")]
    [InlineData("Span")]
    [InlineData("ReadOnlySpan")]
    [InlineData("FeatureMap")]
    [InlineData("Halo")]
    [InlineData("Model")]
    [InlineData("TrainableModel")]
    [InlineData("ModelInfo")]
    [InlineData("LayerInfo")]
    [InlineData("InferencePass")]
    [InlineData("WeightsSource")]
    [InlineData("SelfTestResult")]
    [InlineData("TrainingPass")]
    [InlineData("Conv2D")]
    [InlineData("Dense")]
    [InlineData("ReLU")]
    [InlineData("Linear")]
    [InlineData("MeanSquaredError")]
    [InlineData("IConv2DShape")]
    [InlineData("ModelGen")]
    [InlineData("System")]
    public void A_name_of_the_users_that_generated_code_also_knows_hides_nothing(string name)
    {
        string attributes = Attributes
            .Replace("[Model(", "[global::ModelGen.ModelAttribute(")
            .Replace("Conv2D(", "global::ModelGen.Conv2DAttribute(")
            .Replace("Dense(", "global::ModelGen.DenseAttribute(");
        Compiles(
            $$"""
            namespace Beside { class {{name}}; {{attributes}} partial class Net; }
            namespace In.{{name}} { {{attributes}} partial class Net; }
            namespace Above { namespace {{name}} { class Other; } {{attributes}} partial class Net; }
            namespace Around { partial class Outer { public static int {{name}} => 1; {{attributes}} public partial class Net; } }
            namespace Within { {{attributes}} partial class Net { public static int {{name}} => 1; } }
            namespace Inherited { class Base { protected class {{name}}; } partial class Outer : Base { {{attributes}} public partial class Net; } }
            namespace Itself { {{attributes}} partial class {{name}}; }
            """);
    }

    [Fact]
    public void Usings_of_the_whole_project_hide_nothing() => Compiles(
        $$"""
        global using Theirs;
        namespace Theirs
        {
            public class Conv2D; public class Dense; public class FeatureMap; public class Halo; public class Span<T>; public class ModelInfo; public class Kernels;
        }
        namespace Mine { {{Attributes}} partial class Net; }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("namespace Mine;")]
    public void Aliases_of_the_whole_project_hide_nothing(string space) => Assert.Empty(new GeneratorRun(
        string.Join("\n", new[] { "Span", "ReadOnlySpan", "Kernels", "FeatureMap", "Halo", "ModelInfo", "LayerInfo", "TrainableModel", "WeightsSource", "InferencePass", "TrainingPass" }
            .Select(name => $"global using {name} = System.String;")),
        $"{space} {Attributes} partial class Net;").CompilerDiagnostics);

    [Fact]
    public void A_model_may_lie_in_our_own_namespace() => Compiles($"namespace ModelGen; {Attributes} partial class Net;");

    [Fact]
    public void A_class_may_have_members_and_constructors_of_its_own() => Compiles(
        $$"""
        namespace Mine;

        /// <summary>Documented by its user.</summary>
        {{Attributes}}
        public sealed partial class Net
        {
            private readonly string title = "mine";

            public Net(string title) : this(seed: 7) => this.title = title;

            public static Net Trained(string path)
            {
                Net net = new(path);
                net.Load(path);
                return net;
            }

            public override string ToString() => title + Summary + Dense1Kernel.Length;

            private void Conv2D(int filters) => _ = filters;
        }
        """);

    [Fact]
    public void A_documented_public_class_is_documented_as_a_whole()
    {
        Compilation generated = new GeneratorRun($"/// <summary>Mine.</summary>\n{Attributes} public partial class Net;").Output;
        CSharpParseOptions withDocumentation = UserProject.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose);

        // Parsed again, since doc comments are only looked at when a project asks for them.
        Compilation documented = generated.RemoveAllSyntaxTrees().AddSyntaxTrees(generated.SyntaxTrees.Select(tree =>
            CSharpSyntaxTree.ParseText(tree.ToString(), withDocumentation, tree.FilePath)));

        Assert.Empty(documented.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void The_public_face_is_what_a_user_expects() => Compiles(
        $$"""
        {{Attributes}}
        public sealed partial class Net;

        public static class Program
        {
            private const int Size = Net.InputSize + Net.OutputSize + Net.ParameterCount;

            public static void Main()
            {
                const string summary = Net.Summary;
                const long work = Net.MultiplyAdds;
                Net net = new(seed: 42);
                ReadOnlySpan<float> kernel = net.Conv2D1Kernel;
                net.SetWeights("conv2d_1.kernel", kernel);
                Console.WriteLine(Size + work + summary.Length + kernel[0]);
                Span<float> output = stackalloc float[Net.OutputSize];
                net.Predict(new float[Net.InputSize], output);
                TrainableModel trainable = net;
                Console.WriteLine(trainable.Info.Name);
            }
        }
        """);

    private static void Compiles(string source) => AnalyzerRun.Compiles(source, weights);
}

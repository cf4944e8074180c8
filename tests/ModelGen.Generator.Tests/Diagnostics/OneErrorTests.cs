using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>
/// A mistake in a declaration is one error, however much the class is used: of all that compiler and analyzer say together.
/// </summary>
public class OneErrorTests
{
    private const string Use =
        """
        static class Use
        {
            static float Sum(Dataset data, WeightsSource weights)
            {
                Net net = new(seed: 7), other = new(weights), third = new();
                History history = net.Fit(data, new FitOptions { Epochs = Net.ParameterCount });
                history = net.Fit(data);
                Span<float> outputs = stackalloc float[Net.OutputSize];
                net.Predict(new float[Net.InputSize], outputs);
                float[] values = other.Predict(outputs);
                Evaluation evaluation = net.Evaluate(data, threads: 2);
                net.Save(Net.Summary + Net.MultiplyAdds);
                third.Load("net.safetensors");
                net.SetWeights(other.Weights);
                return values[0] + net.Dense1Kernel[0] + net.LastBias[0] + net.Info.WeightsLength + net.Layers.Count;
            }
        }
        """;

    private const string Attributes = "[Model(Loss = Loss.MeanSquaredError), Input(4), Dense(8, Activation = Activation.ReLU), Dense(3, Name = \"last\")]";

    /// <summary>What is wrong, and which error says so. In <c>@</c> stands the model.</summary>
    public static TheoryData<string, string> Declarations => new()
    {
        { $"{Attributes} class Net;", "CS0260" },
        { $"{Attributes} public sealed class Net {{ }}", "CS0260" },
        { $"{Attributes} partial record Net;", "MG0004" },
        { $"{Attributes} partial record Net(int Size, string Title);", "MG0004" },
        { $"{Attributes} partial class Net : Base; class Base;", "MG0004" },
        { $"{Attributes} partial class Net : Base {{ public Net(int size) : base(size, \"\") {{ }} }} class Base(int size, string title) {{ public int Size => size + title.Length; }}", "MG0004" },
        { $"{Attributes} partial class Net : Base; abstract class Base {{ protected Base() {{ }} public void Save(string path) {{ }} public virtual void Load(string path) {{ }} }}", "MG0004" },
        { $"{Attributes} partial class Net(int size) {{ public int Size => size; }}", "MG0004" },
        { $"{Attributes} partial class Net(List<string>? names, int[] sizes) {{ public int Count => names!.Count + sizes.Length; }}", "MG0004" },
        { "[Model(Loss = Loss.MeanSquaredError), Dense(8), Dense(3, Name = \"last\")] partial class Net;", "MG0005" },
        { $"{Attributes} partial class Net; [Dense(2)] partial class Net;", "MG0007" },
        { Attributes.Replace("Input(4)", "Input(4, 0)") + " partial class Net;", "MG0008" },
        { Attributes.Replace("Input(4)", "Input(4), Dropout(1)") + " partial class Net;", "MG0009" },
        { Attributes.Replace("Input(4)", "Input(4, 4, 1)") + " partial class Net;", "MG0010" },
        { Attributes.Replace("Input(4)", "Input(4, 4, 1), MaxPool2D(9), Flatten") + " partial class Net;", "MG0011" },
        { Attributes.Replace("Input(4)", "Input(4), Reshape(3), Flatten") + " partial class Net;", "MG0013" },
        { Attributes.Replace("MeanSquaredError", "CategoricalCrossentropy") + " partial class Net;", "MG0014" },
        { Attributes.Replace("Input(4)", "Input(4), Dropout(0.5, Name = \"\")") + " partial class Net;", "MG0016" },
        { Attributes.Replace("Input(4)", "Input(4), Noise") + " partial class Net; class NoiseAttribute : LayerAttribute;", "MG0017" },
        { Attributes.Replace("Input(4)", "Input(4), Budget(MaxParameters = 1)") + " partial class Net;", "MG0018" },
        { $"{Attributes} partial class Net {{ public static int Training => 1; }}", "MG0035" },
        { Attributes.Replace("Model(Loss = Loss.MeanSquaredError), ", "") + " partial class Net;", "MG0037" },
        { Attributes.Replace("Input(4)", "Input(4), Input(5)") + " partial class Net;", "MG0038" },
        { $"{Attributes} partial class Net; [Input(5)] partial class Net;", "MG0038" },
        { $"{Attributes} partial class Net; [Model] partial class Net;", "CS0579" },
    };

    [Theory]
    [MemberData(nameof(Declarations))]
    public void A_mistake_is_one_error_however_much_the_class_is_used(string declaration, string id) => Has(id, declaration, Use);

    [Theory]
    [InlineData("class Outer { @ }", "CS0260")]
    [InlineData("static class Outer { @ }", "CS0260")]
    [InlineData("record struct Outer { @ }", "CS0260")]
    [InlineData("partial interface Outer { partial struct Inner { } @ }", null)]
    public void So_it_is_of_a_class_within_another(string around, string? id) => Has(
        id, around.Replace("@", $"{Attributes} public partial class Net;"), "using Net = Outer.Net;\n" + Use);

    [Theory]
    [InlineData("partial class Net<T>;", "Net<int>")]
    [InlineData("partial class Net<TIn, @class>;", "Net<int, string>")]
    [InlineData("partial class Net<Span, Summary>;", "Net<int, string>")]
    [InlineData("partial class Outer<T> { @ public partial class Net; }", "Outer<int>.Net")]
    [InlineData("partial interface Outer<T, U> where T : class { @ public partial class Net; }", "Outer<string, int>.Net")]
    public void So_it_is_of_a_generic_one(string declaration, string name) => Has(
        "MG0002", declaration.Contains('@') && !declaration.Contains("@class") ? declaration.Replace("@", Attributes) : Attributes + declaration,
        $"using Net = {name};\n" + (declaration.Contains("Summary") ? Use.Replace("Net.Summary", "\"\"") : Use));

    /// <summary>What the words themselves forbid stays forbidden: a static or abstract class has no objects, and no file sees another's.</summary>
    [Theory]
    [InlineData("static partial class Net;")]
    [InlineData("abstract partial class Net;")]
    [InlineData("file partial class Net;")]
    public void A_class_of_which_no_object_can_be_made_has_errors_where_one_is_made(string declaration)
    {
        string[] errors = Errors(new AnalyzerRun(UserProject.Compile($"{Attributes} {declaration}", Use)));

        Assert.Contains("MG0004", errors);
        Assert.True(errors.Length > 1);
    }

    private static void Has(string? id, params string[] sources)
    {
        AnalyzerRun run = new(UserProject.Compile(sources));

        Assert.Equal(id is null ? [] : [id], Errors(run));
        Assert.DoesNotContain(run.Generator.CompilerDiagnostics, diagnostic => diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
    }

    private static string[] Errors(AnalyzerRun run) =>
    [
        .. run.Diagnostics.Concat(run.Generator.CompilerDiagnostics)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id),
    ];
}

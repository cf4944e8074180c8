extern alias generator;

using System.Text.RegularExpressions;
using System.Xml.Linq;
using generator::ModelGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ModelGen.Generator.Tests.Emission;

/// <summary>What ModelGenExplain and ModelGenReport add to generated code.</summary>
public partial class ProjectSwitchTests
{
    private const string Everything =
        """
        [Model(Loss = Loss.SparseCategoricalCrossentropy)]
        [Input(20, 20, 2)]
        [Rescaling(0.5)]
        [Conv2D(8, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
        [Conv2D(16, 3, Padding = Padding.Same)]
        [Activation(Activation.GELU)]
        [Conv2D(16, 1, Groups = 4, UseBias = false)]
        [MaxPool2D]
        [DepthwiseConv2D(3, DepthMultiplier = 2, ActivityL2 = 0.1f)]
        [AvgPool2D(2, Strides = 1)]
        [Dropout(0.25)]
        [GlobalMaxPool2D]
        [Reshape(4, 4, 2)]
        [GlobalAvgPool2D]
        [Dense(10, Activation = Activation.Softmax)]
        partial class Net;
        """;

    [Fact]
    public void Every_layer_method_is_explained_and_the_code_stays_the_same()
    {
        IReadOnlyDictionary<string, string> plain = Generate(), explained = Generate(("ModelGenExplain", "true"));

        Assert.Equal(plain.Keys, explained.Keys);
        Assert.All(plain, file => Assert.Equal(WithoutComments(file.Value), WithoutComments(explained[file.Key])));
        foreach (string file in (string[])["Net.Inference.g.cs", "Net.Training.g.cs", "Net.Backward.g.cs"])
        {
            XElement[] docs = [.. LayerMethods(explained[file])];
            Assert.NotEmpty(docs);
            Assert.All(docs, doc => Assert.True(doc.Element("remarks")?.Elements("para").Any(), doc.ToString()));
            Assert.DoesNotContain(LayerMethods(plain[file]), doc => doc.Element("remarks") is not null);
        }
    }

    /// <summary>The worked counts are what the runtime allocates, whatever way they came about.</summary>
    [Fact]
    public void The_counts_of_the_explanations_are_those_of_the_model()
    {
        string forward = Generate(("ModelGenExplain", "true"))["Net.Inference.g.cs"];

        Assert.Contains("Parameters: kernel 3 x 3 x 2 x 8 = 144; bias 8; together 152.", forward);
        Assert.Contains("Parameters: kernel 1 x 1 x 4 x 16 = 64.", forward);
        Assert.Contains("Parameters: kernel 3 x 3 x 16 x 2 = 288; bias 32; together 320.", forward);
        using LoadedModels models = new(Everything);
        Assert.Equal(models.Constant("Net", "ParameterCount"), 152 + (3 * 3 * 8 * 16) + 16 + 64 + 320 + (2 * 10) + 10);
        Assert.Equal(
            models.Constant("Net", "MultiplyAdds"),
            ProductCounts().Matches(forward).Sum(match => long.Parse(match.Groups[1].Value.Replace(",", ""))));
    }

    [Fact]
    public void A_window_s_places_follow_from_stride_dilation_and_padding()
    {
        string forward = Generate(
            "[Model, Input(9, 9, 1), Conv2D(1, 3, 2, StrideWidth = 3, DilationHeight = 2, Padding = Padding.Same)] partial class Net;",
            ("ModelGenExplain", "true"))["Net.Inference.g.cs"];

        Assert.Contains("z[h, w, o] = b[o] + sum of x[h + 2i - 2, 3w + j, c] k[i, j, c, o] over the 3x2 window's i, j", forward);
    }

    [Fact]
    public void A_report_is_the_summary_and_the_plans_in_comments()
    {
        string report = Generate(("ModelGenReport", "true"))["Net.Report.g.cs"];

        Assert.All(report.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("//", line));
        string text = string.Join("\n", report.Split('\n').Select(line => line.Length > 3 ? line[3..] : ""));
        using LoadedModels models = new(Everything);
        Assert.StartsWith((string)models.Constant("Net", "Summary")!, text);
        Assert.Matches(@"\n\nInference: [0-9]+ samples? at a time, in [0-9]+ slots over ", text);
        Assert.Matches(@"\n\nTraining: [0-9]+ samples? at a time, in [0-9]+ slots over ", text);
        Assert.Contains("\nconv2d_2 ", text[text.IndexOf("Training:", StringComparison.Ordinal)..]);
        Assert.DoesNotContain("Net.Report.g.cs", Generate().Keys);
    }

    private static IReadOnlyDictionary<string, string> Generate(params (string, string)[] properties) => Generate(Everything, properties);

    private static IReadOnlyDictionary<string, string> Generate(string source, params (string, string)[] properties)
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new ModelGenerator().AsSourceGenerator()], parseOptions: UserProject.ParseOptions, optionsProvider: new ProjectProperties(properties))
            .RunGeneratorsAndUpdateCompilation(UserProject.Compile(source), out Compilation output, out _);
        Assert.Empty(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return driver.GetRunResult().GeneratedTrees.ToDictionary(tree => Path.GetFileName(tree.FilePath), tree => tree.ToString());
    }

    private static string WithoutComments(string code) => CommentLine().Replace(code, "");

    /// <summary>The doc comments of methods named after a layer or the loss.</summary>
    private static IEnumerable<XElement> LayerMethods(string code) => LayerMethod().Matches(code)
        .Select(match => XElement.Parse("<doc>" + match.Groups[1].Value.Replace("///", "") + "</doc>", LoadOptions.PreserveWhitespace));

    [GeneratedRegex(@"^ *///.*\n", RegexOptions.Multiline)]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"((?:^ *///.*\n)+) *public static (?:void|double) \w+(?:Forward|Backward|Prepare|Finish)\(", RegexOptions.Multiline)]
    private static partial Regex LayerMethod();

    [GeneratedRegex(@"Multiply-adds of a sample: ([0-9,]+)\.")]
    private static partial Regex ProductCounts();
}

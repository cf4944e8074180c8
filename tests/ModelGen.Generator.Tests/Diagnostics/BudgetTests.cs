using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0018: each limit of [Budget] against what the model takes.</summary>
public class BudgetTests
{
    /// <summary>784 * 128 + 128 and 128 * 10 + 10 parameters.</summary>
    private const string Perceptron = "Input(784), Dense(128, Activation = Activation.ReLU), Dense(10)";

    /// <summary>A transformed kernel, a padded map and scratch, beside weights and outputs.</summary>
    private const string Convolutions =
        """
        Input(28, 28, 1), Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU),
        Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU), GlobalAvgPool2D, Dense(10)
        """;

    [Fact]
    public void Too_many_parameters_are_reported_with_the_layer_that_weighs_most() => AnalyzerRun.ReportsAndEmits(
        $"[Model, Budget([|MaxParameters = 101_769|]), {Perceptron}] partial class Net;",
        ("MG0018", "Net has 101,770 parameters, 1 more than its budget of 101,769; the largest part is dense_1, 100,480 (98%): give it fewer units, or raise MaxParameters"));

    // 28 * 28 * 16 * 9 = 112,896; 28 * 28 * 32 * 9 * 16 = 3,612,672; 32 * 10 = 320.
    [Fact]
    public void Too_many_multiply_adds_are_reported_with_the_layer_that_weighs_most() => AnalyzerRun.ReportsAndEmits(
        $"[Model, Budget([|MaxMultiplyAdds = 3_000_000|]), {Convolutions}] partial class Net;",
        ("MG0018", "Net takes 3,725,888 multiply-adds a prediction, 725,888 more than its budget of 3,000,000; the largest part is conv2d_2, 3,612,672 (96%): give it fewer filters, or raise MaxMultiplyAdds"));

    [Fact]
    public void Each_limit_is_reported_at_its_own_argument() => AnalyzerRun.ReportsAndEmits(
        """
        [Budget([|MaxParameters = 1|], [|MaxMultiplyAdds = 2|], MaxBytes = 1_000_000)]
        [Model, Input(4), Dense(3)]
        partial class Net;
        """,
        ("MG0018", "Net has 15 parameters, 14 more than its budget of 1; the largest part is dense_1, 15 (100%): give it fewer units, or raise MaxParameters"),
        ("MG0018", "Net takes 12 multiply-adds a prediction, 10 more than its budget of 2; the largest part is dense_1, 12 (100%): give it fewer units, or raise MaxMultiplyAdds"));

    [Theory]
    [InlineData("Conv2D(8, 3)", "conv2d_1", "give it fewer filters")]
    [InlineData("DepthwiseConv2D(3)", "depthwise_conv2d_1", "give it a smaller kernel")]
    [InlineData("Flatten, Dense(10)", "dense_1", "give it fewer units")]
    [InlineData("Rescaling(2)", "rescaling_1", "use a smaller input")]
    public void The_repair_is_for_the_heaviest_layer(string layers, string layer, string repair)
    {
        Diagnostic reported = Assert.Single(
            new AnalyzerRun(UserProject.Compile($"[Model, Budget(MaxMultiplyAdds = 500), Input(28, 28, 1), {layers}] partial class Net;")).Diagnostics);

        string sentence = reported.GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains($"; the largest part is {layer}, ", sentence);
        Assert.EndsWith($" (100%): {repair}, or raise MaxMultiplyAdds", sentence);
    }

    [Theory]
    [InlineData(Perceptron)]
    [InlineData(Convolutions)]
    public void Bytes_are_what_the_runtime_is_told_to_allocate(string layers)
    {
        using LoadedModels models = new($"[Model, {layers}] partial class Net;");
        ModelInfo info = models.Create("Net").Info;
        long bytes = 4L * (info.WeightsLength + info.InferencePreparedLength + info.Inference.ArenaLength);

        AnalyzerRun.Accepts($"[Model, Budget(MaxBytes = {bytes}), {layers}] partial class Net;");
        Diagnostic reported = Assert.Single(
            new AnalyzerRun(UserProject.Compile($"[Model, Budget(MaxBytes = {bytes - 1}), {layers}] partial class Net;")).Diagnostics);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"Net needs {bytes:N0} bytes for a prediction, 1 more than its budget of {bytes - 1:N0}"),
            reported.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Rescaling(2)", "the memory for the layers' outputs", "use a smaller input or fewer channels")]
    [InlineData("Conv2D(8, 3)", "the memory for the layers' outputs", "use a smaller input or fewer channels")]
    [InlineData("Flatten, Dense(1000)", "dense_1", "give it fewer units")]
    public void No_part_of_the_bytes_is_larger_than_the_whole(string layers, string part, string repair)
    {
        string sentence = Assert.Single(
            new AnalyzerRun(UserProject.Compile($"[Model, Budget(MaxBytes = 1), Input(8, 8, 3), {layers}] partial class Net;")).Diagnostics).GetMessage(CultureInfo.InvariantCulture);

        Assert.Contains($"; the largest part is {part}, ", sentence);
        Assert.EndsWith($": {repair}, or raise MaxBytes", sentence);
        Assert.InRange(int.Parse(sentence.Split('(')[1].Split('%')[0], CultureInfo.InvariantCulture), 1, 100);
    }

    [Theory]
    [InlineData("Budget")]
    [InlineData("Budget(MaxParameters = 0, MaxBytes = 0, MaxMultiplyAdds = 0)")]
    [InlineData("Budget(MaxParameters = 101_770, MaxBytes = 1 << 30, MaxMultiplyAdds = 101_632)")]
    [InlineData("Budget(MaxParameters = long.MaxValue, MaxBytes = long.MaxValue, MaxMultiplyAdds = long.MaxValue)")]
    public void A_budget_that_is_kept_is_accepted(string budget) => AnalyzerRun.Accepts($"[Model, {budget}, {Perceptron}] partial class Net;");

    [Theory]
    [InlineData("-1", "-1")]
    [InlineData("long.MinValue", "-9223372036854775808")]
    public void A_limit_below_0_is_reported(string value, string found)
    {
        foreach (string argument in new[] { "MaxParameters", "MaxBytes", "MaxMultiplyAdds" })
        {
            AnalyzerRun.ReportsAndEmits(
                $"[Model, Budget([|{argument} = {value}|]), {Perceptron}] partial class Net;",
                ("MG0009", $"Net: {argument} is {found}, but must be at least 0, which means no limit"));
        }
    }

    [Fact]
    public void A_budget_may_stand_on_another_declaration() => AnalyzerRun.ReportsAndEmits(
        "[Model, Input(4), Dense(3)] partial class Net; [Budget([|MaxParameters = 14|])] partial class Net;",
        ("MG0018", "Net has 15 parameters, 1 more than its budget of 14; the largest part is dense_1, 15 (100%): give it fewer units, or raise MaxParameters"));

    [Fact]
    public void Nothing_is_said_of_the_budget_of_a_wrong_model() => AnalyzerRun.Reports(
        "[Model, Budget(MaxParameters = 1), Input(4), Dense([|0|])] partial class Net;",
        ("MG0009", "dense_1: Units is 0, but must be at least 1"));

    [Theory]
    [InlineData("Budget(MaxParameters = )")]
    [InlineData("Budget(MaxParameters = \"1\")")]
    [InlineData("Budget(MaxFlops = 1)")]
    public void A_budget_that_the_compiler_does_not_understand_takes_no_code_away(string budget)
    {
        AnalyzerRun run = new(UserProject.Compile($"[Model, {budget}, {Perceptron}] partial class Net;"));

        Assert.NotEmpty(run.Generator.CompilerDiagnostics);
        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.Generator.Files);
    }
}

using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>What holds for every warning: errors come first, and one model may have several.</summary>
public class LintTests
{
    /// <summary>MG0021 and MG0020.</summary>
    private const string Doubtful = "Dense(8), Dense(3), Dropout(0.5)";

    [Fact]
    public void Nothing_is_warned_of_in_a_model_with_an_error() => AnalyzerRun.Reports(
        $"[Model(Loss = Loss.MeanSquaredError), Input(4), {Doubtful}, [|MaxPool2D|]] partial class Net;",
        ("MG0010", "max_pool2d_1 needs (height, width, channels), but dropout_1 gives (3); put it above [Flatten], or add [Reshape(height, width, channels)] above it"));

    [Fact]
    public void Nothing_is_warned_of_in_a_model_above_its_budget() => AnalyzerRun.ReportsAndEmits(
        $"[Model(Loss = Loss.MeanSquaredError), Budget([|MaxParameters = 10|]), Input(4), {Doubtful}] partial class Net;",
        ("MG0018", "Net has 67 parameters, 57 more than its budget of 10; the largest part is dense_1, 40 (59%): give it fewer units, or raise MaxParameters"));

    [Fact]
    public void Different_mistakes_are_different_warnings() => AnalyzerRun.ReportsAndEmits(
        "[Model(Loss = Loss.MeanSquaredError), Input(4), [|Dense(8)|], Dense(3), [|Dropout(0.5)|]] partial class Net;",
        ("MG0021", "dense_1 feeds dense_2 without an activation between them, so the two compute no more than one linear layer; give dense_1 an activation, for instance Activation = Activation.ReLU"),
        ("MG0020", "dropout_1 comes after dense_2, the last layer with weights, so in training it sets predictions to 0; move it above dense_2"));
}

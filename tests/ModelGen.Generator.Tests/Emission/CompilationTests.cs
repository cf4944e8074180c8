using Xunit;

namespace ModelGen.Generator.Tests.Emission;

/// <summary>Generated code gives no error and no warning in a user's project.</summary>
public class CompilationTests
{
    public static TheoryData<string> Activations => [.. Enum.GetNames<Activation>()];

    public static TheoryData<string> Initializers => [.. Enum.GetNames<Initializer>()];

    [Theory]
    [InlineData("Input(9, 9, 4), Conv2D(8, 3)")]
    [InlineData("Input(9, 9, 4), Conv2D(8, 3, 2, StrideHeight = 2, DilationWidth = 2, Padding = Padding.Same, Groups = 4, UseBias = false)")]
    [InlineData("Input(9, 9, 4), DepthwiseConv2D(3)")]
    [InlineData("Input(9, 9, 4), DepthwiseConv2D(3, 2, DepthMultiplier = 3, Strides = 2, Padding = Padding.Same, UseBias = false)")]
    [InlineData("Input(9, 9, 4), DepthwiseConv2D(3), DepthwiseConv2D(3, Padding = Padding.Same)")]
    [InlineData("Input(9, 9, 4), MaxPool2D")]
    [InlineData("Input(9, 9, 4), MaxPool2D(3, 2, Strides = 2, Padding = Padding.Same)")]
    [InlineData("Input(9, 9, 4), AvgPool2D(3, StrideWidth = 1)")]
    [InlineData("Input(9, 9, 4), GlobalAvgPool2D")]
    [InlineData("Input(9, 9, 4), GlobalMaxPool2D")]
    [InlineData("Input(9, 9, 4), Flatten")]
    [InlineData("Input(9, 9, 4), Reshape(3, 3, 36)")]
    [InlineData("Input(9, 9, 4), Rescaling(1 / 255.0, -0.5)")]
    [InlineData("Input(9, 9, 4), Dropout(0.5)")]
    [InlineData("Input(9, 9, 4), Dropout(0)")]
    [InlineData("Input(9, 9, 4), Activation(Activation.Linear)")]
    [InlineData("Input(9), Dense(3)")]
    [InlineData("Input(9), Dense(3, UseBias = false)")]
    [InlineData("Input(7, 5), Flatten, Dense(3)")]
    [InlineData("Input(7, 5), Activation(Activation.Softmax), Activation(Activation.ReLU)")]
    [InlineData("Input(7, 5), Dropout(0.25), Rescaling(2)")]
    [InlineData("Input(48), Reshape(4, 4, 3), Conv2D(8, 3, Padding = Padding.Same), Conv2D(8, 3, Padding = Padding.Same)")]
    [InlineData("Input(6, 6, 2), Conv2D(2, 3, Padding = Padding.Same), Reshape(12, 6, 1), Conv2D(2, 3, Padding = Padding.Same), Flatten, Dense(2)")]
    [InlineData("Input(9), Dense(3, KernelL1 = 0.1f, KernelL2 = 1e-5f, BiasL1 = 1, BiasL2 = 2, ActivityL1 = 0.1f, ActivityL2 = 0.01f), Dense(2)")]
    [InlineData("Input(9, 9, 4), Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.GELU, ActivityL2 = 0.01f), Conv2D(4, 3, Padding = Padding.Same)")]
    [InlineData("Input(9), Dropout(0.5), Dense(3), Dropout(0.5)")]
    [InlineData("Input(9), Dense(3, Activation = Activation.ReLU), Activation(Activation.ReLU), Activation(Activation.Tanh)")]
    [InlineData("Input(9), Dense(3, Name = \"halo\"), Dense(3, Name = \"feature_map\"), Dense(3, Name = \"span\"), Dense(2, Name = \"arena\")")]
    public void Every_layer_compiles_in_inference_and_in_training(string layers) => CompileWith(layers, "None", "MeanSquaredError");

    [Theory]
    [MemberData(nameof(Activations))]
    public void Every_activation_compiles_as_argument_and_as_layer(string activation)
    {
        string argument = $"Activation = Activation.{activation}";
        string layer = $"Activation(Activation.{activation})";
        string loss = activation == "Softmax" ? "CategoricalCrossentropy" : "MeanSquaredError";
        string between = activation == "Softmax" ? "Rescaling(2), " : "";
        Compile(
            from layers in new[]
            {
                $"Input(9), Dense(4, {argument}), Dense(3, {argument})",
                $"Input(6, 6, 2), Conv2D(4, 3, {argument}, Padding = Padding.Same), Conv2D(3, 3), Flatten, Dense(3), {layer}",
                $"Input(6, 6, 2), DepthwiseConv2D(3, {argument}), {between}{layer}, Flatten, {between}{layer}",
            }
            from each in new[] { loss, "None" }
            select (layers, each));
    }

    [Theory]
    [MemberData(nameof(Initializers))]
    public void Every_initializer_compiles(string initializer) =>
        CompileWith($"Input(9), Dense(4, KernelInitializer = Initializer.{initializer}, BiasInitializer = Initializer.{initializer})", "Huber");

    [Theory]
    [InlineData("Dense(3)", "None,MeanSquaredError,MeanAbsoluteError,MeanSquaredLogarithmicError,Huber")]
    [InlineData("Dense(3, Activation = Activation.Sigmoid)", "BinaryCrossentropy,MeanSquaredError,Huber")]
    [InlineData("Dense(3, Activation = Activation.Softmax)", "CategoricalCrossentropy,SparseCategoricalCrossentropy")]
    [InlineData("Dense(3), Activation(Activation.Softmax)", "CategoricalCrossentropy,SparseCategoricalCrossentropy")]
    [InlineData("Reshape(3, 3)", "MeanSquaredError,MeanAbsoluteError")]
    [InlineData("Reshape(3, 3), Activation(Activation.Sigmoid)", "BinaryCrossentropy")]
    [InlineData("Reshape(3, 3, 1), Conv2D(2, 3, Padding = Padding.Same, Activation = Activation.Sigmoid)", "BinaryCrossentropy,MeanSquaredError")]
    [InlineData("Reshape(3, 3, 1), Conv2D(4, 3, Padding = Padding.Same), Conv2D(2, 3, Padding = Padding.Same)", "MeanSquaredError,Huber")]
    public void Every_loss_compiles(string layers, string losses) => CompileWith("Input(9), " + layers, losses.Split(','));

    [Fact]
    public void Huber_with_a_delta_compiles() =>
        AnalyzerRun.Compiles("[Model(Loss = Loss.Huber, HuberDelta = 1e-3f), Input(4), Dense(3)] partial class Net;");

    [Theory]
    [InlineData("Numerics.Direct")]
    [InlineData("Numerics.Auto")]
    public void Every_numerics_compiles(string numerics) =>
        AnalyzerRun.Compiles($"[Model(Numerics = {numerics}), Input(9, 9, 4), Conv2D(3, 3)] partial class Net;");

    [Fact]
    public void A_deep_model_compiles()
    {
        string layers = string.Join(", ", Enumerable.Repeat("Dense(8, Activation = Activation.ReLU)", 300));
        AnalyzerRun.Compiles($"[Model(Loss = Loss.MeanSquaredError), Input(8), {layers}] partial class Net;");
    }

    private static void CompileWith(string layers, params IEnumerable<string> losses) => Compile(losses.Select(loss => (layers, loss)));

    /// <summary>All models in one project: a run costs more than a model.</summary>
    private static void Compile(IEnumerable<(string Layers, string Loss)> models) => AnalyzerRun.Compiles(string.Join(
        "\n", models.Select((model, index) => $"[Model(Loss = Loss.{model.Loss}), {model.Layers}] partial class Net{index};")));
}

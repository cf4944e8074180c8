using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0027: hidden kernels of which every output is the same.</summary>
public class ConstantKernelTests
{
    [Theory]
    [InlineData("Input(4), Dense(8, Activation = Activation.ReLU, [|KernelInitializer = Initializer.Zeros|]), Dense(2)", "dense_1", "Zeros", "8", "HeUniform")]
    [InlineData("Input(4), Dense(8, Activation = Activation.Tanh, [|KernelInitializer = Initializer.Ones|]), Dense(2)", "dense_1", "Ones", "8", "GlorotUniform")]
    [InlineData("Input(6, 6, 1), Conv2D(16, 3, [|KernelInitializer = Initializer.Ones|], Activation = Activation.ReLU), Flatten, Dense(2)", "conv2d_1", "Ones", "16", "HeUniform")]
    [InlineData("Input(6, 6, 2), DepthwiseConv2D(3, [|KernelInitializer = Initializer.Zeros|], Activation = Activation.Tanh), Flatten, Dense(2)", "depthwise_conv2d_1", "Zeros", "2", "GlorotUniform")]
    public void A_hidden_kernel_without_chance_is_reported(string layers, string name, string initializer, string outputs, string repair) => AnalyzerRun.ReportsAndEmits(
        $"[Model(Loss = Loss.MeanSquaredError), {layers}] partial class Net;",
        ("MG0027", $"{name} starts with a kernel of {initializer}, so its {outputs} outputs all start out the same; use a random initializer, for instance Initializer.{repair}"));

    [Theory]
    [InlineData("MeanSquaredError", "Input(4), Dense(2, KernelInitializer = Initializer.Zeros)")]
    [InlineData("MeanSquaredError", "Input(4), Dense(8, Activation = Activation.ReLU), Dense(2, KernelInitializer = Initializer.Zeros), Rescaling(2)")]
    [InlineData("MeanSquaredError", "Input(4), Dense(1, Activation = Activation.Tanh, KernelInitializer = Initializer.Zeros), Dense(2)")]
    [InlineData("MeanSquaredError", "Input(4), Dense(8, Activation = Activation.ReLU, BiasInitializer = Initializer.Ones), Dense(2)")]
    [InlineData("MeanSquaredError", "Input(6, 6, 2), DepthwiseConv2D(3, KernelInitializer = Initializer.Ones, Activation = Activation.Tanh), Flatten, Dense(2)")]
    [InlineData("None", "Input(4), Dense(8, Activation = Activation.ReLU, KernelInitializer = Initializer.Zeros), Dense(2)")]
    public void The_last_kernel_single_outputs_and_biases_are_accepted(string loss, string layers) => AnalyzerRun.Accepts(
        $"[Model(Loss = Loss.{loss}), {layers}] partial class Net;");
}

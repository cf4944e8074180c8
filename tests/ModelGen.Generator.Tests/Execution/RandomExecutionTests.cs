using ModelGen.Generator.Tests.Robustness;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Generator.Tests.Execution;

/// <summary>
/// Random declarations, and some of the most awkward, compiled and run beside their naive networks: what fusion, shared slots,
/// halos, views and micro-batches do must not be seen in any number.
/// </summary>
public class RandomExecutionTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(100, TestRun.IsWhole ? 5 : 2)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_models_predict_and_learn_as_the_formulas_say(int seed)
    {
        RandomModels models = new(seed, isSound: true);
        int learned = 0;
        int valid = Comparison.ForEach(
            [.. Enumerable.Range(0, 20).Select(index => models.Next($"Net{index}"))],
            seed,
            comparison =>
            {
                comparison.Predictions();
                if (comparison.Learns)
                {
                    comparison.Derivatives();
                    learned++;
                }
            },
            Machine(seed));

        Assert.True(valid >= 5 && learned >= 3, $"Only {valid} models of the seed are valid, and {learned} learn.");
    }

    /// <summary>Every other seed has caches that are too small for most models: their passes have stages of a few samples.</summary>
    private static (string Name, string Value)[] Machine(int seed) =>
        seed % 2 == 0 ? [] : [("ModelGenL2CacheKB", "1"), ("ModelGenL3CacheKB", "4")];

    [Theory]
    [InlineData("Input(3, 3, 2), Conv2D(2, 2, Padding = Padding.Same), Conv2D(3, 2, Strides = int.MaxValue), Flatten, Dense(2)")]
    [InlineData("Input(3, 3, 2), Conv2D(2, 2, Padding = Padding.Same), DepthwiseConv2D(2, StrideWidth = int.MaxValue, Padding = Padding.Same), Flatten, Dense(2)")]
    [InlineData("Input(4, 3, 2), Conv2D(2, 1, DilationRate = int.MaxValue), MaxPool2D(2, Strides = int.MaxValue, Padding = Padding.Same), AvgPool2D(1, Strides = int.MaxValue), Flatten")]
    [InlineData("Input(4, 3, 2), Conv2D(2, 9, Padding = Padding.Same), MaxPool2D(7, Strides = 1, Padding = Padding.Same), Conv2D(2, 3, Padding = Padding.Same)")]
    [InlineData("Input(24), Reshape(4, 3, 2), Conv2D(2, 3, Padding = Padding.Same), Reshape(2, 6, 2), Conv2D(2, 3, Padding = Padding.Same), Reshape(24)")]
    [InlineData("Input(5, 5, 2), Conv2D(2, 3, Padding = Padding.Same, ActivityL2 = 0.1f), Conv2D(2, 3, Padding = Padding.Same, Activation = Activation.GELU, ActivityL1 = 0.1f)")]
    [InlineData("Input(5, 5, 2), Activation(Activation.Tanh), Conv2D(3, 3), Activation(Activation.Softmax), Activation(Activation.SiLU), GlobalMaxPool2D")]
    [InlineData("Input(6), Dense(4, Activation = Activation.ReLU), Activation(Activation.ReLU), Activation(Activation.SELU), Dropout(0), Dense(3, Activation = Activation.Softmax), Dense(2, UseBias = false)")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.ReLU), Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.LeakyReLU), DepthwiseConv2D(3, Activation = Activation.LeakyReLU), Conv2D(6, 2, Activation = Activation.LeakyReLU), Flatten, Dense(5, Activation = Activation.LeakyReLU), Dense(2)")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Sigmoid), MaxPool2D(3, Strides = 1, Padding = Padding.Same), DepthwiseConv2D(3, Activation = Activation.LeakyReLU), MaxPool2D(2), Flatten, Dense(2)")]
    [InlineData("Input(33), Dense(140, Activation = Activation.LeakyReLU), Dense(10, Activation = Activation.ReLU), Dense(40), Dense(5, Activation = Activation.Tanh, UseBias = false)")]
    [InlineData("Input(7), Dense(5, Activation = Activation.Softmax)")]
    [InlineData("Input(7), Dense(5, Activation = Activation.Sigmoid)")]
    [InlineData("Input(34), Dense(36, Activation = Activation.ReLU), Dense(1, Activation = Activation.ReLU)")]
    [InlineData("Input(20, 18, 1), Conv2D(2, 3, Padding = Padding.Same, Activation = Activation.LeakyReLU), MaxPool2D(17), Flatten, Dense(2)")]
    public void Awkward_models_predict_and_learn_as_the_formulas_say(string layers) => Assert.Equal(1, Comparison.ForEach(
        [$"[Model(Loss = Loss.MeanSquaredError), {layers}] partial class Net0;"],
        seed: 1,
        comparison =>
        {
            comparison.Predictions();
            comparison.Derivatives();
        }));
}

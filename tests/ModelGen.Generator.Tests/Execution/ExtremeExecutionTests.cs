using ModelGen.Tests;
using Xunit;

namespace ModelGen.Generator.Tests.Execution;

/// <summary>Whole models with huge groups, strides and dilations: sizes whose products go beyond Int32.</summary>
public class ExtremeExecutionTests
{
    private static readonly string[] Layers =
    [
        "Input(1, 1, 46342), Conv2D(46342, 1, Groups = 46342), Flatten, Dense(1)",
        "Input(2, 2, 65536), Conv2D(65536, 2, Groups = 65536, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(2), Conv2D(65536, 1, Groups = 65536)",
        "Input(1, 1, 65536), Conv2D(65536, 1, Groups = 65536)",
        "Input(1, 1, 65537), DepthwiseConv2D(1), DepthwiseConv2D(1, Activation = Activation.ReLU), Flatten, Dense(2)",
        "Input(1, 65537, 1), Conv2D(2, 1, 2, StrideHeight = 1, StrideWidth = 46341, DilationHeight = 1, DilationWidth = 46342, Padding = Padding.Same), Conv2D(1, 1)",
        "Input(65537, 1, 2), Conv2D(4, 3, 1, StrideHeight = 46342, StrideWidth = 1, Padding = Padding.Same), Conv2D(1, 1)",
        "Input(16, 8, 3), Conv2D(4, 1, DilationRate = 2147483647, Strides = 3), DepthwiseConv2D(1, DilationRate = 2147483647, Strides = 2), Conv2D(2, 1, Strides = 2147483647)",
    ];

    public static TheoryData<int> Rows => [.. TestRun.Rows([.. Enumerable.Range(0, Layers.Length)], step: 2)];

    [Theory, MemberData(nameof(Rows))]
    public void It_predicts_and_learns_what_the_formulas_say(int row)
    {
        string[] sources = [$"[Model(Loss = Loss.MeanSquaredError), {Layers[row]}] partial class Net0;"];

        int compared = Comparison.ForEach(sources, seed: row, comparison =>
        {
            comparison.Predictions();

            // Means over another number than a power of two have a rounding of their own.
            Assert.True(comparison.IsExact() || Layers[row].Contains("Dense(", StringComparison.Ordinal));
        });

        Assert.Equal(1, compared);
    }
}

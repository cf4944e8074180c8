using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>Models as large as they may be are planned and written, without a number that overflows.</summary>
public class CeilingTests
{
    [Theory]
    [InlineData("Input(134217727), Rescaling(2)")]
    [InlineData("Input(134217727), Dense(1)")]
    [InlineData("Input(134217727), Dense(1, Activation = Activation.Tanh)")]
    [InlineData("Input(1, 1, 16383), Conv2D(16383, 1)")]
    [InlineData("Input(1, 1, 89478485), DepthwiseConv2D(1)")]
    [InlineData("Input(16383, 8191, 1), MaxPool2D(2), Flatten, Dense(1)")]
    [InlineData("Input(1, 1, 1), Conv2D(1, 16383, Padding = Padding.Same), AvgPool2D(32767, Padding = Padding.Same)")]
    [InlineData("Input(1, 2, 1), Conv2D(1, 1, 2, DilationHeight = 1, DilationWidth = 134217725, Padding = Padding.Same)")]
    public void A_model_at_a_ceiling_compiles(string layers)
    {
        foreach (string loss in new[] { "", "(Loss = Loss.MeanSquaredError)" })
        {
            AnalyzerRun.Compiles($"[Model{loss}, {layers}] partial class Net;");
        }
    }
}

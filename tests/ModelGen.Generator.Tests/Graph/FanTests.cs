extern alias generator;

using generator::ModelGen.Generator.Graph;
using Xunit;

namespace ModelGen.Generator.Tests.Graph;

/// <summary>
/// Fans by Keras's compute_fans: of a vector its length, of a matrix its sides, else the last two dimensions times the
/// product of the others.
/// </summary>
public class FanTests
{
    [Theory]
    [InlineData("Input(6), Dense(5)", "Kernel", 6, 5)]
    [InlineData("Input(6), Dense(5)", "Bias", 5, 5)]
    [InlineData("Input(9, 9, 6), Conv2D(8, 3)", "Kernel", 9 * 6, 9 * 8)]
    [InlineData("Input(9, 9, 6), Conv2D(8, 3)", "Bias", 8, 8)]
    [InlineData("Input(9, 9, 6), Conv2D(8, 3, 2, DilationRate = 2, Strides = 2)", "Kernel", 6 * 6, 6 * 8)]
    [InlineData("Input(9, 9, 6), Conv2D(8, 3, Groups = 2)", "Kernel", 9 * 3, 9 * 8)]
    [InlineData("Input(9, 9, 6), DepthwiseConv2D(3)", "Kernel", 9 * 6, 9)]
    [InlineData("Input(9, 9, 6), DepthwiseConv2D(3, DepthMultiplier = 4)", "Kernel", 9 * 6, 9 * 4)]
    [InlineData("Input(9, 9, 6), DepthwiseConv2D(3, DepthMultiplier = 4)", "Bias", 24, 24)]
    public void Fans_are_Kerass(string layers, string role, long fanIn, long fanOut)
    {
        ModelGraph graph = GraphText.Built(GraphText.Spec(layers));
        Parameter parameter = graph.OutputNode.Operation.Parameters(graph.InputNode.Shape).Single(parameter => parameter.Role == role);

        Assert.Equal((fanIn, fanOut), (parameter.FanIn, parameter.FanOut));
        (long In, long Out) computed = Compute([.. parameter.Shape.Dimensions]);
        Assert.Equal(computed, (parameter.FanIn, parameter.FanOut));
    }

    private static (long In, long Out) Compute(int[] shape)
    {
        if (shape.Length == 1)
        {
            return (shape[0], shape[0]);
        }

        long receptiveField = shape[..^2].Aggregate(1L, (product, size) => product * size);
        return (receptiveField * shape[^2], receptiveField * shape[^1]);
    }
}

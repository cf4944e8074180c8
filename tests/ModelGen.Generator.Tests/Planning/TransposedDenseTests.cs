using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>Which dense layers are worked out along their inputs.</summary>
public class TransposedDenseTests
{
    [Theory]
    [InlineData(32, 1)]
    [InlineData(32, 7)]
    [InlineData(128, 9)]
    [InlineData(1600, 10)]
    [InlineData(128, 12)]
    public void Those_whose_units_leave_vectors_empty_are(int inputs, int units) => Assert.Contains("TransposedDense", Forward(inputs, units));

    [Theory]
    [InlineData(31, 7)] // too few inputs to pay for adding up 16 sums
    [InlineData(127, 10)]
    [InlineData(1600, 8)] // a vector
    [InlineData(1600, 13)]
    [InlineData(784, 128)]
    public void Others_are_not(int inputs, int units) => Assert.DoesNotContain("TransposedDense", Forward(inputs, units));

    [Fact]
    public void Both_passes_share_the_transposed_kernel_and_its_gradient_is_turned_over_once_a_lane()
    {
        GeneratorRun run = new("[Model(Loss = Loss.MeanSquaredError), Input(64), Dense(128), Dense(10)] partial class Net;");
        string training = run.Files["Net.Training.g.cs"], backward = run.Files["Net.Backward.g.cs"];
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("TransposedDense.TransposeKernel<Dense2Shape>(w.Dense2Kernel, t.Dense2Kernel)", training);
        Assert.Contains("TransposedDense.Forward<Dense2Shape, Kernels.Linear>(a.Dense1, t.Dense2Kernel,", training);
        Assert.Contains("Dense2Finish(g);", training);
        Assert.Contains("TransposedDense.InputGradient<Dense2Shape, Kernels.Linear>(d.Dense2, t.Dense2Kernel,", backward);
        Assert.Contains("TransposedDense.KernelGradient<Dense2Shape>(a.Dense1, d.Dense2, g.Dense2TransposedKernel, samples)", backward);
        Assert.Contains("TransposedDense.SumKernelGradient<Dense2Shape>(g.Dense2TransposedKernel, g.Dense2Kernel)", backward);
    }

    [Fact]
    public void A_single_unit_s_kernel_is_its_own_transpose()
    {
        GeneratorRun run = new("[Model(Loss = Loss.MeanSquaredError), Input(64), Dense(128), Dense(1)] partial class Net;");
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("TransposedDense.Forward<Dense2Shape, Kernels.Linear>(a.Dense1, w.Dense2Kernel,", run.Files["Net.Inference.g.cs"]);
        Assert.Contains("TransposedDense.KernelGradient<Dense2Shape>(a.Dense1, d.Dense2, g.Dense2Kernel, samples)", run.Files["Net.Backward.g.cs"]);
        Assert.DoesNotContain(run.Files.Values, text => text.Contains("Dense2Transposed") || text.Contains("Dense2Prepare") || text.Contains("Dense2Finish"));
    }

    private static string Forward(int inputs, int units) =>
        new GeneratorRun($"[Model, Input({inputs}), Dense({units})] partial class Net;").Files["Net.Inference.g.cs"];
}

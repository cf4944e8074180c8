using Xunit;

namespace ModelGen.Tests;

public class OptimizerArgumentTests
{
    [Fact]
    public void Learning_rates_default_to_those_of_Keras()
    {
        Assert.Equal(0.01f, new SGD().LearningRate.At(0));
        Assert.All(
            new Optimizer[] { new RMSprop(), new Adagrad(), new Adam(), new AdamW() },
            optimizer => Assert.Equal(0.001f, optimizer.LearningRate.At(0)));
        Assert.Equal(0.5f, new Adam(0.5).LearningRate.At(9));
        Assert.Equal(0.1f, new Adam(learningRate: 0.1f).LearningRate.At(9));
    }

    public static TheoryData<string, Func<Optimizer>> OutOfRange => new()
    {
        { "learningRate", () => new Adam(-1e-3f) },
        { "learningRate", () => new SGD(double.NaN) },
        { "learningRate", () => new SGD(1e300) },
        { "momentum", () => new SGD(momentum: 1.5) },
        { "momentum", () => new SGD(momentum: double.NaN) },
        { "momentum", () => new RMSprop(momentum: -0.1) },
        { "rho", () => new RMSprop(rho: 1) },
        { "epsilon", () => new RMSprop(epsilon: 0) },
        { "epsilon", () => new RMSprop(epsilon: 1e-60) },
        { "initialAccumulatorValue", () => new Adagrad(initialAccumulatorValue: -0.1) },
        { "epsilon", () => new Adagrad(epsilon: double.PositiveInfinity) },
        { "beta1", () => new Adam(beta1: 1) },
        { "beta2", () => new Adam(beta2: -0.5) },
        { "epsilon", () => new Adam(epsilon: -1e-7) },
        { "weightDecay", () => new AdamW(weightDecay: -1) },
        { "beta1", () => new AdamW(beta1: 2) },
        { "ClipValue", () => new Adam { ClipValue = 0 } },
        { "GlobalClipNorm", () => new Adam { GlobalClipNorm = float.PositiveInfinity } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_number_outside_its_range_is_refused_by_name(string argument, Func<Optimizer> create) =>
        Assert.Equal(argument, Assert.Throws<ArgumentOutOfRangeException>(create).ParamName);

    [Fact]
    public void Clipping_by_value_and_by_norm_exclude_each_other()
    {
        Assert.Throws<ArgumentException>(() => new SGD { ClipValue = 1, GlobalClipNorm = 1 });
        Assert.Throws<ArgumentException>(() => new SGD { GlobalClipNorm = 1, ClipValue = 1 });
        Assert.Equal(1, new SGD { GlobalClipNorm = null, ClipValue = 1 }.ClipValue);
    }

    [Fact]
    public void The_learning_rate_cannot_become_null() =>
        Assert.Throws<ArgumentNullException>(() => new SGD().LearningRate = null!);
}

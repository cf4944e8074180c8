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

    [Fact]
    public void A_number_outside_its_range_is_refused_by_name()
    {
        Refused("learningRate", () => new Adam(-1e-3f));
        Refused("learningRate", () => new SGD(double.NaN));
        Refused("learningRate", () => new SGD(1e300));
        Refused("momentum", () => new SGD(momentum: 1.5));
        Refused("momentum", () => new SGD(momentum: double.NaN));
        Refused("momentum", () => new RMSprop(momentum: -0.1));
        Refused("rho", () => new RMSprop(rho: 1));
        Refused("epsilon", () => new RMSprop(epsilon: 0));
        Refused("epsilon", () => new RMSprop(epsilon: 1e-60));
        Refused("initialAccumulatorValue", () => new Adagrad(initialAccumulatorValue: -0.1));
        Refused("epsilon", () => new Adagrad(epsilon: double.PositiveInfinity));
        Refused("beta1", () => new Adam(beta1: 1));
        Refused("beta2", () => new Adam(beta2: -0.5));
        Refused("epsilon", () => new Adam(epsilon: -1e-7));
        Refused("weightDecay", () => new AdamW(weightDecay: -1));
        Refused("beta1", () => new AdamW(beta1: 2));
        Refused("ClipValue", () => new Adam { ClipValue = 0 });
        Refused("GlobalClipNorm", () => new Adam { GlobalClipNorm = float.PositiveInfinity });

        static void Refused(string argument, Func<Optimizer> create) =>
            Assert.Equal(argument, Assert.Throws<ArgumentOutOfRangeException>(create).ParamName);
    }

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

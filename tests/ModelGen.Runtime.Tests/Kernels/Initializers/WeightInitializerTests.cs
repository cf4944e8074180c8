using Xunit;

namespace ModelGen.Tests.Kernels;

public class WeightInitializerTests
{
    private const int FanIn = 300, FanOut = 200, Length = 200_000;

    [Theory]
    [InlineData(Initializer.GlorotUniform, 0.10954451150103323)] // sqrt(6 / 500)
    [InlineData(Initializer.HeUniform, 0.1414213562373095)] // sqrt(6 / 300)
    [InlineData(Initializer.LecunUniform, 0.1)] // sqrt(3 / 300)
    public void Uniform_values_fill_the_interval_evenly(Initializer initializer, double limit)
    {
        float[] values = Fill(initializer);
        Assert.All(values, value => Assert.InRange(value, -limit * 1.0000001, limit * 1.0000001));
        Assert.InRange(values.Max(), limit * 0.999, limit);

        // Five standard errors of the mean and of the mean square.
        Assert.Equal(0, values.Average(value => (double)value), 5 * limit / Math.Sqrt(3.0 * Length));
        Assert.Equal(limit * limit / 3, values.Average(value => (double)value * value), 5 * limit * limit * Math.Sqrt(4 / 45.0 / Length));
    }

    [Theory]
    [InlineData(Initializer.GlorotNormal, 2.0 / 500)]
    [InlineData(Initializer.HeNormal, 2.0 / 300)]
    [InlineData(Initializer.LecunNormal, 1.0 / 300)]
    public void Normal_values_have_the_variance_and_are_cut_at_two_deviations(Initializer initializer, double variance)
    {
        float[] values = Fill(initializer);
        double deviation = Math.Sqrt(variance), cut = 2 * deviation / 0.87962566103423978;
        Assert.All(values, value => Assert.InRange(Math.Abs(value), 0, cut * 1.0000001));
        Assert.InRange(values.Max(), cut * 0.999, cut * 1.0000001);
        Assert.Equal(0, values.Average(value => (double)value), 5 * deviation / Math.Sqrt(Length));

        // The fourth moment of a normal distribution is 3 variance^2, of the cut one less: the error is below sqrt(2 / n).
        Assert.Equal(variance, values.Average(value => (double)value * value), 5 * variance * Math.Sqrt(2.0 / Length));

        // Of the cut distribution erf(1 / sqrt 2) / erf(sqrt 2) = 71.5 % lie within one deviation of the uncut one.
        double inner = values.Count(value => Math.Abs(value) < cut / 2) / (double)Length;
        Assert.Equal(0.682689492 / 0.954499736, inner, 5 * Math.Sqrt(0.715 * 0.285 / Length));
    }

    [Fact]
    public void Constants_are_constant()
    {
        Assert.All(Fill(Initializer.Zeros), value => Assert.Equal(0, value));
        Assert.All(Fill(Initializer.Ones), value => Assert.Equal(1, value));
    }

    [Theory]
    [InlineData(Initializer.GlorotUniform)]
    [InlineData(Initializer.HeNormal)]
    public void Values_depend_on_seed_and_parameter_and_on_nothing_else(Initializer initializer)
    {
        float[] values = Fill(initializer, seed: 5, parameter: 1);
        Assert.Equal(values, Fill(initializer, seed: 5, parameter: 1));
        Assert.NotEqual(values, Fill(initializer, seed: 6, parameter: 1));
        Assert.NotEqual(values, Fill(initializer, seed: 5, parameter: 2));
    }

    [Fact]
    public void A_span_of_another_length_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => WeightInitializer.Fill(new float[3], Info(Initializer.Ones), 0, 0));
        Assert.Contains("'dense_1.kernel' has 200000 values, not 3.", error.Message);
        Assert.Throws<ArgumentException>(() => WeightInitializer.Fill(new float[Length], Info((Initializer)99), 0, 0));
    }

    [Fact]
    public void All_parameters_are_filled_each_with_its_own_numbers()
    {
        ParameterInfo first = Info(Initializer.HeUniform) with { Length = 10 }, second = first with { Offset = 16 };
        float[] weights = new float[26];
        WeightInitializer.Fill(weights, [first, second], seed: 1);
        Assert.Equal(Fill(Initializer.HeUniform)[..10], weights[..10]);
        Assert.Equal(new float[6], weights[10..16]);
        Assert.Equal(Fill(Initializer.HeUniform, parameter: 1)[..10], weights[16..]);
    }

    private static float[] Fill(Initializer initializer, ulong seed = 1, int parameter = 0)
    {
        float[] values = new float[Length];
        values.AsSpan().Fill(float.NaN);
        WeightInitializer.Fill(values, Info(initializer), seed, parameter);
        return values;
    }

    private static ParameterInfo Info(Initializer initializer) => new()
    {
        Name = "dense_1.kernel",
        Layer = "dense_1",
        Shape = [Length],
        Offset = 0,
        Length = Length,
        Initializer = initializer,
        FanIn = FanIn,
        FanOut = FanOut,
    };
}

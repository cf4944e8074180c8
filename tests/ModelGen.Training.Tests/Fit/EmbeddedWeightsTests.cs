using Xunit;

namespace ModelGen.Tests.Fit;

/// <summary>The trained network of samples/DigitReader, whose weight file is embedded in these tests.</summary>
public class EmbeddedWeightsTests
{
    private static readonly WeightsSource source = WeightsSource.Embedded(typeof(EmbeddedWeightsTests).Assembly, "digits.safetensors");

    [Fact]
    public void A_model_over_an_embedded_file_predicts_as_one_that_loaded_it()
    {
        Digits loaded = new();
        loaded.Load(source.Open());
        Digits embedded = new(source);
        float[] inputs = RandomData.Uniform(new Random(1), 20 * Digits.InputSize);

        float[] expected = loaded.Predict(inputs);

        Assert.False(embedded.CurrentWeights.IsOwned);
        Assert.Equal(expected, embedded.Predict(inputs));
        Assert.Equal(loaded.Dense1Bias.ToArray(), embedded.Dense1Bias.ToArray());
    }

    [Fact]
    public void Training_it_works_on_a_copy()
    {
        Digits model = new(source);
        Digits loaded = new();
        loaded.Load(source.Open());
        FitOptions options = new() { BatchSize = 16, Threads = 1 };
        Dataset data = RandomData.For(model.Info, 32);

        model.Fit(data, options);
        loaded.Fit(data, options);

        Assert.True(model.CurrentWeights.IsOwned);
        Assert.Equal(loaded.Weights.ToArray(), model.Weights.ToArray());
        Assert.NotEqual(new Digits(source).Weights.ToArray(), model.Weights.ToArray());
    }
}

using Xunit;

namespace ModelGen.Tests.Fit;

/// <summary>The trained network of samples/DigitReader, whose weight file and self-test the build embeds in these tests.</summary>
public class EmbeddedWeightsTests
{
    private const string FileName = "../../samples/DigitReader/digits.safetensors";

    private static readonly WeightsSource source = WeightsSource.Embedded(typeof(EmbeddedWeightsTests).Assembly, FileName);

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
        Assert.Equal(expected, Digits.Shared.Predict(inputs));
        Assert.Equal(loaded.Dense1Bias.ToArray(), embedded.Dense1Bias.ToArray());
    }

    [Fact]
    public void The_shared_model_is_one_for_all_threads_and_lies_in_the_program()
    {
        Digits[] seen = new Digits[16];
        System.Threading.Tasks.Parallel.For(0, seen.Length, i => seen[i] = Digits.Shared);

        Assert.All(seen, model => Assert.Same(Digits.Shared, model));
        Assert.False(Digits.Shared.CurrentWeights.IsOwned);
    }

    [Fact]
    public void The_self_test_is_embedded_beside_the_weights_and_passes()
    {
        SelfTestResult result = Digits.SelfTest();

        Assert.True(result.Passed, result.ToString());
        Assert.Equal(8, result.Samples);
        Assert.InRange(result.LargestDifference, 0, 1e-5f);
    }

    [Fact]
    public void Training_it_works_on_a_copy()
    {
        Digits model = new(source);
        Digits loaded = new();
        loaded.Load(source.Open());
        FitOptions options = new() { BatchSize = 16, Seed = 1, Threads = 1 };
        Dataset data = RandomData.For(model.Info, 32);

        model.Fit(data, options);
        loaded.Fit(data, options);

        Assert.True(model.CurrentWeights.IsOwned);
        Assert.Equal(loaded.Weights.ToArray(), model.Weights.ToArray());
        Assert.NotEqual(new Digits(source).Weights.ToArray(), model.Weights.ToArray());
    }
}

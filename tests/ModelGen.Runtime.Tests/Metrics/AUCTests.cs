using Xunit;
using static ModelGen.Tests.MetricRun;

namespace ModelGen.Tests;

public class AUCTests
{
    [Fact]
    public void It_is_the_share_of_pairs_in_the_right_order()
    {
        // Outputs at the middles of buckets, so that thresholds tell all of them apart and the approximation is exact.
        var random = new Random(5);
        float[] outputs = [.. Enumerable.Range(0, 150).Select(_ => (random.Next(199) + 0.5f) / 199)];
        float[] targets = [.. outputs.Select(output => random.NextSingle() < output ? 1f : 0f)];

        double right = 0, pairs = 0;
        for (int p = 0; p < outputs.Length; p++)
        {
            for (int n = 0; n < outputs.Length; n++)
            {
                if (targets[p] == 1 && targets[n] == 0)
                {
                    right += outputs[p] > outputs[n] ? 1 : outputs[p] == outputs[n] ? 0.5 : 0;
                    pairs++;
                }
            }
        }

        Assert.Equal(right / pairs, ResultOf(new AUC(), Column(outputs), Column(targets)), 1e-12);
    }

    [Fact]
    public void Outputs_of_0_and_1_are_within_range()
    {
        Assert.Equal(1, ResultOf(new AUC(), Column(0, 1), Column(0, 1)));
        Assert.Equal(0, ResultOf(new AUC(), Column(0, 1), Column(1, 0)));
    }

    [Fact]
    public void One_kind_of_samples_or_an_output_of_NaN_gives_NaN()
    {
        Assert.True(double.IsNaN(ResultOf(new AUC(), Column(0.1f, 0.9f), Column(1, 1))));
        Assert.True(double.IsNaN(ResultOf(new AUC(), Column(0.1f, 0.9f, float.NaN), Column(0, 1, 1))));
    }

    [Fact]
    public void Outputs_that_are_no_probabilities_are_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ResultOf(new AUC(), Column(1.5f), Column(1)));
        Assert.Contains("1.5", error.Message);
    }
}

using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels;

public class RegularizerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(37)]
    [InlineData(1000)]
    public void Penalty_and_gradient_are_exact_on_integers(int length)
    {
        Random random = new(length);
        float[] w = [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(-4, 5))];
        float[] gradient = [.. Enumerable.Range(0, length).Select(i => (float)i)];
        Assert.Equal((0.5 * w.Sum(Math.Abs)) + (0.25 * w.Sum(value => value * value)), Regularizers.Penalty(w, 0.5f, 0.25f));
        Regularizers.AddGradient(w, gradient, 0.5f, 0.25f);
        Assert.Equal(Enumerable.Range(0, length).Select(i => i + (0.5f * Math.Sign(w[i])) + (0.5f * w[i])), gradient);
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_penalty()
    {
        const float L1 = 0.01f, L2 = 0.003f, Step = 1 / 64f;
        for (float w = -3.01f; w < 3; w += 0.17f)
        {
            float[] gradient = [0];
            Regularizers.AddGradient([w], gradient, L1, L2);
            double slope = (Regularizers.Penalty([w + Step], L1, L2) - Regularizers.Penalty([w - Step], L1, L2)) / (2 * Step);

            // Both penalties, of at most 0.06, are rounded to float; their difference is divided by 1/32.
            Assert.Equal(slope, gradient[0], 32 * 0.06 * 4 * Math.Pow(2, -24));
        }
    }

    [Fact]
    public void The_sum_over_millions_of_weights_keeps_its_digits()
    {
        float[] w = new float[3_000_000];
        w.AsSpan().Fill(0.1f);

        // Blocks of 16 floats an element of the vector: 20 roundings, however many weights.
        Assert.Equal(1, Regularizers.Penalty(w, 1, 0) / (3_000_000 * (double)0.1f), 20 * Math.Pow(2, -24));
    }

    [Fact]
    public void Activities_are_penalised_inside_the_halo_only()
    {
        foreach ((Halo y, Halo dy) in new[] { (Halos.None, Halos.None), (Halos.Even, Halos.Odd) })
        {
            Random random = new(1);
            TestMap values = new TestMap(3, 2, 5, 3, y).FillIntegers(random), gradient = values.Like(dy).FillIntegers(random);
            float[] before = gradient.Values, activities = values.Values;
            float penalty = activities[..60].Sum(value => (0.5f * Math.Abs(value)) + (2 * value * value));
            Assert.Equal(penalty, ActivityRegularizer.Penalty(values.View, 0.5f, 2, samples: 2));
            ActivityRegularizer.Backward(values.View, gradient.View, 0.5f, 2, scale: 0.25f, samples: 2);
            Assert.Equal(
                before.Select((d, i) => i < 60 ? d + (0.25f * ((0.5f * Math.Sign(activities[i])) + (4 * activities[i]))) : d),
                gradient.Values);
            gradient.AssertHaloUntouched();
        }
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Regularizers.AddGradient([1, 2], new float[3], 1, 1));
        TestMap y = new TestMap(1, 2, 2, 1).Fill(1), other = new TestMap(1, 2, 3, 1).Fill(1);
        Assert.Throws<ArgumentException>(() => ActivityRegularizer.Backward(y.View, other.View, 1, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => ActivityRegularizer.Penalty(y.View, 1, 1, 2));
    }
}

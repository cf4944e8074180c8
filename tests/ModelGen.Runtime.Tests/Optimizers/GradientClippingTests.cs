using Xunit;

namespace ModelGen.Tests;

public class GradientClippingTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(77)]
    public void Clipping_by_value_cuts_both_ends_and_keeps_the_rest(int length)
    {
        float[] gradients = [.. Enumerable.Range(0, length).Select(i => (i - (length / 2)) * 0.25f)];
        float[] expected = [.. gradients.Select(gradient => Math.Clamp(gradient, -0.5f, 0.5f))];
        GradientClipping.Apply(new SGD { ClipValue = 0.5f }, gradients);
        Assert.Equal(expected, gradients);
    }

    [Fact]
    public void Clipping_by_value_keeps_NaN_for_all_to_see()
    {
        float[] gradients = new float[35];
        gradients[3] = float.NaN;
        gradients[34] = float.NaN;
        GradientClipping.ByValue(gradients, 1);
        Assert.Equal([3, 34], Enumerable.Range(0, 35).Where(i => float.IsNaN(gradients[i])));
    }

    [Fact]
    public void The_norm_of_small_integers_is_exact()
    {
        // 1^2 + ... + n^2 = n (n + 1) (2 n + 1) / 6
        foreach (int n in new[] { 0, 1, 7, 8, 9, 100, 1003 })
        {
            float[] gradients = [.. Enumerable.Range(1, n).Select(i => (float)(i % 2 == 0 ? i : -i))];
            Assert.Equal(Math.Sqrt((double)n * (n + 1) * ((2 * n) + 1) / 6), GradientClipping.Norm(gradients));
        }
    }

    [Fact]
    public void The_norm_neither_overflows_nor_loses_small_elements()
    {
        Assert.Equal(5e30, GradientClipping.Norm([3e30f, -4e30f]), 1e24);

        // In single precision a million squares of 1e-4 would vanish beside 1.
        float[] gradients = [1, .. Enumerable.Repeat(1e-4f, 1_000_000)];
        Assert.Equal(Math.Sqrt(1 + 1e-2), GradientClipping.Norm(gradients), 1e-9);
    }

    [Fact]
    public void Clipping_by_norm_scales_all_gradients_together()
    {
        float[] gradients = [3, 0, -4, 0, 0, 0, 0, 0, 0, 0, 12];
        GradientClipping.Apply(new SGD { GlobalClipNorm = 6.5f }, gradients);
        Assert.Equal([1.5f, 0, -2, 0, 0, 0, 0, 0, 0, 0, 6], gradients);
    }

    [Fact]
    public void Gradients_within_the_norm_keep_their_bits()
    {
        float[] gradients = [0.3f, 0.4f];
        GradientClipping.Apply(new SGD { GlobalClipNorm = 1 }, gradients);
        Assert.Equal([0.3f, 0.4f], gradients);
    }

    [Fact]
    public void A_norm_that_is_not_finite_makes_every_gradient_NaN()
    {
        float[] gradients = [1, float.PositiveInfinity, 2];
        GradientClipping.Apply(new SGD { GlobalClipNorm = 1 }, gradients);
        Assert.All(gradients, gradient => Assert.True(float.IsNaN(gradient)));
    }
}

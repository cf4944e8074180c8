using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>
/// Computes the penalty on a layer's outputs: L1 sum |y| + L2 sum y^2. Training divides it by the batch size, as Keras
/// does, so that it stays in proportion to the loss.
/// </summary>
public static class ActivityRegularizer
{
    /// <summary>The penalty of the samples, not divided by anything.</summary>
    /// <exception cref="ArgumentException">The map holds fewer samples.</exception>
    public static double Penalty(FeatureMap y, float l1, float l2, int samples)
    {
        Expect.Samples(y, samples);
        double penalty = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < y.Height; row++)
            {
                penalty += Regularizers.Penalty(y.Row(sample, row), l1, l2);
            }
        }

        return penalty;
    }

    /// <summary>dy += scale * (l1 * sign(y) + 2 * l2 * y).</summary>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Backward(FeatureMap y, FeatureMap dy, float l1, float l2, float scale, int samples)
    {
        Expect.Samples(y, samples);
        Expect.Map(dy, samples, y);
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < y.Height; row++)
            {
                Regularizers.AddGradient(y.Row(sample, row), dy.Row(sample, row), l1, l2, scale);
            }
        }
    }
}

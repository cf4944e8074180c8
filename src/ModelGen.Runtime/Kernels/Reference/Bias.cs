using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>The gradient of one number a channel, in double precision.</summary>
internal static class Bias
{
    /// <summary>dBias += the sum of dy over pixels and samples</summary>
    public static void Gradient(FeatureMap dy, Span<float> dBias, int samples)
    {
        double[] sums = new double[dy.Channels];
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < dy.Height; row++)
            {
                for (int i = 0; i < dy.Width * dy.Channels; i++)
                {
                    sums[i % dy.Channels] += dy.Row(sample, row)[i];
                }
            }
        }

        for (int c = 0; c < sums.Length; c++)
        {
            dBias[c] = (float)(dBias[c] + sums[c]);
        }
    }
}

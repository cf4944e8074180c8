using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>Moves values between two layouts.</summary>
public static class Layout
{
    /// <summary>y = x, in the order of rows, columns and channels; the shapes may differ, the sizes may not. Halos stay.</summary>
    /// <exception cref="ArgumentException">The sizes differ, or a map holds fewer samples.</exception>
    public static void Copy(FeatureMap x, FeatureMap y, int samples)
    {
        Expect.Samples(x, samples);
        Expect.Samples(y, samples);
        if (x.Size != y.Size)
        {
            throw new ArgumentException($"{x.Size} values a sample do not fit into {y.Size}.", nameof(y));
        }

        // Runs of floats that are contiguous on both sides; where shapes differ, the greatest common divisor of the rows.
        int run = GreatestCommonDivisor(x.Width * x.Channels, y.Width * y.Channels);
        for (int sample = 0; sample < samples; sample++)
        {
            for (int value = 0; value < x.Size; value += run)
            {
                Run(x, sample, value, run).CopyTo(Run(y, sample, value, run));
            }
        }
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private static Span<float> Run(FeatureMap map, int sample, int value, int length)
    {
        int row = value / (map.Width * map.Channels);
        return map.Row(sample, row).Slice(value - (row * map.Width * map.Channels), length);
    }
}

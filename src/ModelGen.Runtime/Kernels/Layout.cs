using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>Moves values between two layouts, and clears the borders that layouts have.</summary>
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
            throw new ArgumentException($"'y' has {y.Size} values per sample; 'x' has {x.Size}.", nameof(y));
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

    /// <summary>Zeroes the halos of the first samples.</summary>
    /// <exception cref="ArgumentException">The map holds fewer samples.</exception>
    public static void ClearBorder(FeatureMap map, int samples)
    {
        Expect.Samples(map, samples);
        int row = map.Width * map.Channels;
        int betweenRows = map.RowStride - row;
        for (int sample = 0; sample < samples; sample++)
        {
            Span<float> all = map.Data.Slice(sample * map.SampleStride, map.SampleStride);
            all[..map.InteriorOffset].Clear();
            int end = map.InteriorOffset + row;
            for (int i = 1; i < map.Height; i++)
            {
                all.Slice(end, betweenRows).Clear();
                end += map.RowStride;
            }

            all[end..].Clear();
        }
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private static Span<float> Run(FeatureMap map, int sample, int value, int length)
    {
        int row = value / (map.Width * map.Channels);
        return map.Row(sample, row).Slice(value - (row * map.Width * map.Channels), length);
    }
}

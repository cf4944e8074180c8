using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>Mean and maximum of each channel over all pixels.</summary>
internal static class GlobalPool2D
{
    /// <summary>y = the mean of x over its pixels, in double precision</summary>
    public static void Average(FeatureMap x, FeatureMap y, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int c = 0; c < x.Channels; c++)
            {
                double sum = 0;
                for (int row = 0; row < x.Height; row++)
                {
                    for (int column = 0; column < x.Width; column++)
                    {
                        sum += x.Row(sample, row)[(column * x.Channels) + c];
                    }
                }

                y.Row(sample, 0)[c] = (float)(sum / (x.Height * x.Width));
            }
        }
    }

    /// <summary>dx = dy / (H W)</summary>
    public static void AverageBackward(FeatureMap dy, FeatureMap dx, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < dx.Height; row++)
            {
                for (int i = 0; i < dx.Width * dx.Channels; i++)
                {
                    dx.Row(sample, row)[i] = (float)((double)dy.Row(sample, 0)[i % dx.Channels] / (dx.Height * dx.Width));
                }
            }
        }
    }

    /// <summary>y = the maximum of x over its pixels</summary>
    public static void Maximum(FeatureMap x, FeatureMap y, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int c = 0; c < x.Channels; c++)
            {
                (int row, int column) = First(x, sample, c);
                y.Row(sample, 0)[c] = x.Row(sample, row)[(column * x.Channels) + c];
            }
        }
    }

    /// <summary>dx = dy at the first maximum, else 0</summary>
    public static void MaximumBackward(FeatureMap x, FeatureMap dy, FeatureMap dx, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < x.Height; row++)
            {
                dx.Row(sample, row).Clear();
            }

            for (int c = 0; c < x.Channels; c++)
            {
                (int row, int column) = First(x, sample, c);
                dx.Row(sample, row)[(column * x.Channels) + c] = dy.Row(sample, 0)[c];
            }
        }
    }

    private static (int Row, int Column) First(FeatureMap x, int sample, int c)
    {
        (int Row, int Column) first = default;
        float largest = float.NegativeInfinity;
        for (int row = 0; row < x.Height; row++)
        {
            for (int column = 0; column < x.Width; column++)
            {
                float value = x.Row(sample, row)[(column * x.Channels) + c];
                if (value > largest)
                {
                    largest = value;
                    first = (row, column);
                }
            }
        }

        return first;
    }
}

using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>Softmax over the channels of each pixel in double precision.</summary>
internal static class Softmax
{
    /// <summary>y_i = exp(x_i) / sum_j exp(x_j)</summary>
    public static void Forward(FeatureMap x, FeatureMap y, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < x.Height; row++)
            {
                for (int column = 0; column < x.Width; column++)
                {
                    Span<float> from = x.Row(sample, row).Slice(column * x.Channels, x.Channels);
                    Span<float> to = y.Row(sample, row).Slice(column * x.Channels, x.Channels);
                    double maximum = double.NegativeInfinity, sum = 0;
                    foreach (float value in from)
                    {
                        maximum = Math.Max(maximum, value);
                    }

                    foreach (float value in from)
                    {
                        sum += Math.Exp(value - maximum);
                    }

                    for (int c = 0; c < x.Channels; c++)
                    {
                        to[c] = (float)(Math.Exp(from[c] - maximum) / sum);
                    }
                }
            }
        }
    }

    /// <summary>dx_i = sum_j dy_j dy_j/dx_i = sum_j dy_j y_j ((1 where i = j, else 0) - y_i), the whole Jacobian</summary>
    public static void Backward(FeatureMap y, FeatureMap dy, FeatureMap dx, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < y.Height; row++)
            {
                for (int column = 0; column < y.Width; column++)
                {
                    Span<float> value = y.Row(sample, row).Slice(column * y.Channels, y.Channels);
                    Span<float> from = dy.Row(sample, row).Slice(column * y.Channels, y.Channels);
                    Span<float> to = dx.Row(sample, row).Slice(column * y.Channels, y.Channels);
                    for (int i = 0; i < y.Channels; i++)
                    {
                        double sum = 0;
                        for (int j = 0; j < y.Channels; j++)
                        {
                            sum += (double)from[j] * value[j] * ((i == j ? 1 : 0) - (double)value[i]);
                        }

                        to[i] = (float)sum;
                    }
                }
            }
        }
    }
}

using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>x * scale + offset in double precision.</summary>
internal static class Rescaling
{
    /// <summary>y = x * scale + offset</summary>
    public static void Forward(FeatureMap x, FeatureMap y, float scale, float offset, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < x.Height; row++)
            {
                for (int i = 0; i < x.Width * x.Channels; i++)
                {
                    y.Row(sample, row)[i] = (float)(((double)x.Row(sample, row)[i] * scale) + offset);
                }
            }
        }
    }
}

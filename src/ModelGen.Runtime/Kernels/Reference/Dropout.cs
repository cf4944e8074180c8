using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>Dropout, one value after the other.</summary>
internal static class Dropout
{
    /// <summary>y = x / (1 - rate) where the value's number is at least the rate, else 0</summary>
    public static void Apply(FeatureMap x, FeatureMap y, float rate, in DropoutKey key, int firstSample, int samples)
    {
        UniformSequence sequence = new(new(key.Seed, RandomPurpose.Dropout, key.Layer, key.Step));
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < x.Height; row++)
            {
                int length = x.Width * x.Channels;
                for (int i = 0; i < length; i++)
                {
                    ulong index = ((ulong)(firstSample + sample) * (ulong)x.Size) + (ulong)((row * length) + i);
                    y.Row(sample, row)[i] = sequence[index] < rate ? 0 : x.Row(sample, row)[i] * (1 / (1 - rate));
                }
            }
        }
    }
}

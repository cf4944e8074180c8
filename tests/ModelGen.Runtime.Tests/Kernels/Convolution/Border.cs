using ModelGen.Memory;

namespace ModelGen.Tests.Kernels;

internal static class Border
{
    /// <summary>Sets the part of the halo to 0 that lies within <paramref name="width"/> of the interior, and the interior.</summary>
    public static void ClearBorder(this FeatureMap map, int sample, Halo width)
    {
        for (int row = -width.Top; row < map.Height + width.Bottom; row++)
        {
            int first = (sample * map.SampleStride) + map.InteriorOffset + (row * map.RowStride) - (width.Left * map.Channels);
            map.Data.Slice(first, (width.Left + map.Width + width.Right) * map.Channels).Clear();
        }
    }
}

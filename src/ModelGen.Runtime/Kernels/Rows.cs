using System.Runtime.CompilerServices;
using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>
/// The interior of a map whose memory is pinned, as rows of width * channels contiguous floats. Where no map of a kernel has
/// a halo, all rows of all samples are one.
/// </summary>
internal readonly unsafe struct Rows(float* data, FeatureMap map)
{
    private readonly float* first = data + map.InteriorOffset;
    private readonly nint sampleStride = map.SampleStride;
    private readonly nint rowStride = map.RowStride;

    /// <summary>Floats from one row to the next.</summary>
    public nint Stride => rowStride;

    public float* this[int sample, int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => first + (sample * sampleStride) + (row * rowStride);
    }
}

/// <summary>Counts the rows that a kernel visits, and gives their length.</summary>
internal readonly record struct RowGrid(int Samples, int Rows, int Length)
{
    public static RowGrid Of(FeatureMap x, int samples) =>
        x.Halo == Halo.None ? new(1, 1, samples * x.Size) : new(samples, x.Height, x.Width * x.Channels);

    public static RowGrid Of(FeatureMap x, FeatureMap y, int samples) =>
        x.Halo == Halo.None ? Of(y, samples) : Of(x, samples);

    public static RowGrid Of(FeatureMap x, FeatureMap y, FeatureMap z, int samples) =>
        x.Halo == Halo.None ? Of(y, z, samples) : Of(x, samples);

    public static RowGrid Of(FeatureMap x, FeatureMap y, FeatureMap z, FeatureMap w, int samples) =>
        x.Halo == Halo.None ? Of(y, z, w, samples) : Of(x, samples);
}

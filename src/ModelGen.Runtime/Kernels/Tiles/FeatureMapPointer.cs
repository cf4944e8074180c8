using System.Runtime.CompilerServices;
using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>A feature map whose memory is pinned: where its first pixel lies and how far rows and samples are apart.</summary>
internal readonly unsafe struct FeatureMapPointer
{
    /// <summary>The first pixel of the first sample.</summary>
    public readonly float* Interior;

    /// <summary>Floats from one row to the next.</summary>
    public readonly nint RowStride;

    /// <summary>Floats from one sample to the next.</summary>
    public readonly nint SampleStride;

    public FeatureMapPointer(float* data, in FeatureMap map)
        : this(data + map.InteriorOffset, map.RowStride, map.SampleStride)
    {
    }

    private FeatureMapPointer(float* interior, nint rowStride, nint sampleStride)
    {
        Interior = interior;
        RowStride = rowStride;
        SampleStride = sampleStride;
    }

    /// <summary>The map from a row of a sample on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FeatureMapPointer From(int sample, int row = 0) => new(Interior + (sample * SampleStride) + (row * RowStride), RowStride, SampleStride);
}

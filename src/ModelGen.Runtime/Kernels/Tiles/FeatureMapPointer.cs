using System.Runtime.CompilerServices;
using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>A feature map whose memory is pinned: where its first pixel lies and how far rows and samples are apart.</summary>
internal readonly unsafe struct FeatureMapPointer(float* data, in FeatureMap map)
{
    /// <summary>The first pixel of the first sample.</summary>
    public readonly float* Interior = data + map.InteriorOffset;

    /// <summary>Floats from one row to the next.</summary>
    public readonly nint RowStride = map.RowStride;

    /// <summary>Floats from one sample to the next.</summary>
    public readonly nint SampleStride = map.SampleStride;
}

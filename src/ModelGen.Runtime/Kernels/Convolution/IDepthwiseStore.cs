using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>How a vector of sums becomes results.</summary>
internal unsafe interface IDepthwiseStore
{
    static abstract void Store<V>(V sum, float* y)
        where V : unmanaged, IVector<V>;
}

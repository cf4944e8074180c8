using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Turns a vector of sums into stored results.</summary>
internal unsafe interface IDepthwiseStore
{
    static abstract void Store<V>(V sum, float* y)
        where V : unmanaged, IVector<V>;
}

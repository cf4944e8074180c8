using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Loads the factor that multiplies a vector of a tile's columns.</summary>
internal unsafe interface IFactor
{
    static abstract V Load<V>(float* source)
        where V : unmanaged, IVector<V>;
}

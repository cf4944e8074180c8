using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Two neighbours add up to a result: gradients of the two outputs of a channel.</summary>
internal readonly unsafe struct StoreSumsOfTwo : IDepthwiseStore
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V>(V sum, float* y)
        where V : unmanaged, IVector<V> => V.StoreSumsOfTwo(sum, y);
}

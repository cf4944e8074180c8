using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Each sum is a result, through the activation.</summary>
internal readonly unsafe struct StoreEach<TActivation> : IDepthwiseStore
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V>(V sum, float* y)
        where V : unmanaged, IVector<V> => V.Store(TActivation.Invoke(sum), y);
}

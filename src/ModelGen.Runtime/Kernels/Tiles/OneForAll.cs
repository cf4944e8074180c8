using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>One number multiplies all columns: products of matrices.</summary>
internal readonly unsafe struct OneForAll : IFactor
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V>(float* source)
        where V : unmanaged, IVector<V> => V.Broadcast(*source);
}

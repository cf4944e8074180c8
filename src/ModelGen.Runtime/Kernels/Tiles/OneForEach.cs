using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Each column has a number of its own: depthwise convolutions.</summary>
internal readonly unsafe struct OneForEach : IFactor
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V>(float* source)
        where V : unmanaged, IVector<V> => V.Load(source);
}

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Two neighbouring columns have a number of their own: depthwise convolutions with two outputs a channel.</summary>
internal readonly unsafe struct OneForTwo : IFactor
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V>(float* source)
        where V : unmanaged, IVector<V> => V.LoadTwice(source);
}

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>How a kernel hands a gradient to memory: alone, or added to what other windows left there.</summary>
internal unsafe interface IGradientStore
{
    /// <summary>Whether it adds.</summary>
    static abstract bool Accumulates { get; }

    static abstract void Store<V>(V gradient, float* destination)
        where V : unmanaged, IVector<V>;
}

/// <summary>The gradient is whole: write it.</summary>
internal readonly unsafe struct Write : IGradientStore
{
    public static bool Accumulates => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V>(V gradient, float* destination)
        where V : unmanaged, IVector<V> => V.Store(gradient, destination);
}

/// <summary>The gradient is one of several: add it.</summary>
internal readonly unsafe struct Accumulate : IGradientStore
{
    public static bool Accumulates => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V>(V gradient, float* destination)
        where V : unmanaged, IVector<V> => V.Store(V.Load(destination) + gradient, destination);
}

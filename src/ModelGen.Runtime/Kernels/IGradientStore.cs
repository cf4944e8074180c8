using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Stores a gradient: overwrites, or adds to what other windows stored.</summary>
internal unsafe interface IGradientStore
{
    /// <summary>True if it adds.</summary>
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

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Adds a vector to memory where the last vector of a row may overlap the one before it.</summary>
internal static unsafe class OverlapSum
{
    /// <summary>destination += value, but for the first <paramref name="skip"/> elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<V>(V value, float* destination, int skip)
        where V : unmanaged, IVector<V>
    {
        if (skip == 0)
        {
            V.Store(V.Load(destination) + value, destination);
        }
        else
        {
            AddRest(value, destination, skip);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddRest<V>(V value, float* destination, int skip)
        where V : unmanaged, IVector<V>
    {
        float* elements = stackalloc float[V.Count];
        V.Store(value, elements);
        for (int i = skip; i < V.Count; i++)
        {
            destination[i] += elements[i];
        }
    }
}

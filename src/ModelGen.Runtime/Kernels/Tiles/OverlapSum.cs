using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Adds a vector to memory where the last vector of a row may overlap the one before it.</summary>
internal static unsafe class OverlapSum
{
    /// <summary>The number of each element of the widest vector that a kernel sums in: a pair of 16.</summary>
    private static ReadOnlySpan<float> Elements =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    ];

    /// <summary>destination += value, but for the first <paramref name="skip"/> elements.</summary>
    /// <remarks>No branch and no call: after a loop, a call on any path would have the sums of that loop kept in memory.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<V>(V value, float* destination, int skip)
        where V : unmanaged, IVector<V>
    {
        Debug.Assert(V.Count <= Elements.Length, "No kernel sums in a wider vector.");

        // The numbers are constants of the assembly, which nothing moves.
        V element = V.Load((float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(Elements)));
        V added = V.Select(V.GreaterThan(V.Broadcast(skip), element), V.Zero, value);
        V.Store(V.Load(destination) + added, destination);
    }
}

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>A place in a pooled map, and in the indices of its maxima.</summary>
/// <param name="y">The value.</param>
/// <param name="yRow">Floats from one row to the next.</param>
/// <param name="column">Floats, and indices, from one pixel to the next.</param>
/// <param name="index">Its index, or null where none is kept.</param>
/// <param name="indexRow">Indices from one row to the next.</param>
internal readonly unsafe struct PooledPlace(float* y, nint yRow, nint column, byte* index, nint indexRow)
{
    /// <summary>Stores f of the maximum of a window of 2x2, and the number of the first element that has it.</summary>
    /// <remarks>f does not decrease, so the maximum of f is f of the maximum.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<V, TActivation>(int atRow, int atColumn, V first, V second, V third, V fourth)
        where V : unmanaged, IVector<V>
        where TActivation : struct, IActivation
    {
        if (index != null)
        {
            V largest = V.Max(first, second);
            V place = V.Select(V.GreaterThan(second, first), V.Broadcast(1), V.Zero);
            place = V.Select(V.GreaterThan(third, largest), V.Broadcast(2), place);
            largest = V.Max(largest, third);
            place = V.Select(V.GreaterThan(fourth, largest), V.Broadcast(3), place);
            V.StoreBytes(place, index + (atRow * indexRow) + (atColumn * column));
        }

        V.Store(
            TActivation.Invoke(V.Max(V.Max(first, second), V.Max(third, fourth))),
            y + (atRow * yRow) + (atColumn * column));
    }
}

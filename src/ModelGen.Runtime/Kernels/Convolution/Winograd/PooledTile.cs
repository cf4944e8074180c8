using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>A tile of 4x4 outputs that becomes 2x2 maxima. The upper row of each window waits in memory for the lower one.</summary>
/// <param name="upper">Room for two rows of four vectors.</param>
/// <param name="to">The tile's first maximum.</param>
/// <param name="rows">Rows of maxima from here to the end of the map.</param>
/// <param name="columns">Columns of maxima from here on; none where the last tile ends in half a window.</param>
internal readonly unsafe struct PooledTile<V, TActivation>(float* upper, PooledPlace to, V bias, int rows, int columns) : IOutputTile<V>
    where V : unmanaged, IVector<V>
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int row, Row4<V> sums)
    {
        int window = row / 2;
        float* first = upper + (4 * window * V.Count);
        if (row % 2 == 0)
        {
            V.Store(sums.C0 + bias, first);
            V.Store(sums.C1 + bias, first + V.Count);
            V.Store(sums.C2 + bias, first + (2 * V.Count));
            V.Store(sums.C3 + bias, first + (3 * V.Count));
            return;
        }

        if (window < rows && columns > 0)
        {
            to.Store<V, TActivation>(window, 0, V.Load(first), V.Load(first + V.Count), sums.C0 + bias, sums.C1 + bias);
            if (columns > 1)
            {
                to.Store<V, TActivation>(
                    window, 1, V.Load(first + (2 * V.Count)), V.Load(first + (3 * V.Count)), sums.C2 + bias, sums.C3 + bias);
            }
        }
    }
}

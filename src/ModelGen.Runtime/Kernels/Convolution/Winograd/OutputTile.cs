using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>A tile in a map: rows and columns that lie beyond the map are dropped.</summary>
/// <param name="y">The tile's first pixel.</param>
/// <param name="yRow">Floats from one row of y to the next.</param>
/// <param name="beside">The same pixel of the epilogue's second map.</param>
/// <param name="besideRow">Floats from one of its rows to the next.</param>
/// <param name="column">Floats from one pixel to the next, in both.</param>
internal readonly unsafe struct OutputTile<V, TEpilogue>(
    float* y, nint yRow, float* beside, nint besideRow, nint column, V bias, int rows, int columns) : IOutputTile<V>
    where V : unmanaged, IVector<V>
    where TEpilogue : struct, IOutputEpilogue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int row, Row4<V> sums)
    {
        if (row < rows)
        {
            Store(row, 0, sums.C0);
            Store(row, 1, sums.C1);
            Store(row, 2, sums.C2);
            Store(row, 3, sums.C3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(int row, int at, V sum)
    {
        if (at < columns)
        {
            V.Store(TEpilogue.Apply(sum, bias, beside + (row * besideRow) + (at * column)), y + (row * yRow) + (at * column));
        }
    }
}

using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Computes <see cref="Tile{V}"/> where the factors of all rows are contiguous: one address serves them all, which leaves
/// registers for twelve rows. Every vector of w is then used for 24 sums of products instead of 16.
/// </summary>
internal unsafe struct TallTile<V>
    where V : unmanaged, IVector<V>
{
    private V s0;
    private V s1;
    private V s2;
    private V s3;
    private V s4;
    private V s5;
    private V s6;
    private V s7;
    private V s8;
    private V s9;
    private V s10;
    private V s11;

    /// <summary>Gets the number of rows in a tile: 12, or 6 of two vectors with 16 registers.</summary>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(V) == typeof(Pair<F32x8>) || typeof(V) == typeof(Pair<F32x4>) ? 6 : 12;
    }

    /// <summary>Row r is the sum of x[r] * (the vector at w) over so many steps; each moves x and w by its stride.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TallTile<V> SumOfProducts(float* x, nint xStride, float* w, nint wStride, int count)
    {
        V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero, s4 = V.Zero, s5 = V.Zero;
        V s6 = V.Zero, s7 = V.Zero, s8 = V.Zero, s9 = V.Zero, s10 = V.Zero, s11 = V.Zero;
        for (; count > 0; count--)
        {
            V weights = V.Load(w);
            V.Accumulate(V.Broadcast(x[0]), weights, ref s0);
            V.Accumulate(V.Broadcast(x[1]), weights, ref s1);
            V.Accumulate(V.Broadcast(x[2]), weights, ref s2);
            V.Accumulate(V.Broadcast(x[3]), weights, ref s3);
            V.Accumulate(V.Broadcast(x[4]), weights, ref s4);
            V.Accumulate(V.Broadcast(x[5]), weights, ref s5);
            if (Rows > 6)
            {
                V.Accumulate(V.Broadcast(x[6]), weights, ref s6);
                V.Accumulate(V.Broadcast(x[7]), weights, ref s7);
                V.Accumulate(V.Broadcast(x[8]), weights, ref s8);
                V.Accumulate(V.Broadcast(x[9]), weights, ref s9);
                V.Accumulate(V.Broadcast(x[10]), weights, ref s10);
                V.Accumulate(V.Broadcast(x[11]), weights, ref s11);
            }

            x += xStride;
            w += wStride;
        }

        TallTile<V> tile;
        tile.s0 = s0;
        tile.s1 = s1;
        tile.s2 = s2;
        tile.s3 = s3;
        tile.s4 = s4;
        tile.s5 = s5;
        tile.s6 = s6;
        tile.s7 = s7;
        tile.s8 = s8;
        tile.s9 = s9;
        tile.s10 = s10;
        tile.s11 = s11;
        return tile;
    }

    /// <summary>Adds the rows to rows of a gradient that are <paramref name="rowStride"/> floats apart.</summary>
    /// <param name="skip">Leading elements of each vector that an overlapping neighbour has added already.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddTo(float* gradient, nint rowStride, int skip)
    {
        if (skip > 0)
        {
            AddOverlapping(this, gradient, rowStride, skip);
            return;
        }

        Add(s0, gradient);
        Add(s1, gradient + rowStride);
        Add(s2, gradient + (2 * rowStride));
        Add(s3, gradient + (3 * rowStride));
        Add(s4, gradient + (4 * rowStride));
        Add(s5, gradient + (5 * rowStride));
        if (Rows > 6)
        {
            Add(s6, gradient + (6 * rowStride));
            Add(s7, gradient + (7 * rowStride));
            Add(s8, gradient + (8 * rowStride));
            Add(s9, gradient + (9 * rowStride));
            Add(s10, gradient + (10 * rowStride));
            Add(s11, gradient + (11 * rowStride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(V sum, float* destination) => V.Store(V.Load(destination) + sum, destination);

    /// <summary>A loop over memory: written out for twelve rows it is more than the JIT inlines, and the sums of every tile would go through memory.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddOverlapping(TallTile<V> tile, float* gradient, nint rowStride, int skip)
    {
        V* sums = &tile.s0;
        for (int row = 0; row < Rows; row++)
        {
            OverlapSum.Add(sums[row], gradient + (row * rowStride), skip);
        }
    }
}

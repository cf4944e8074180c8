using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// y[i, j] = f(bias[i, j] + the dot product of row i of a and row j of b), rows of the same length, in tiles of several rows of a
/// by one of b. Each dot product is 16 sums side by side that are added up last: swapping a and b changes no bit.
/// </summary>
/// <param name="length">Of a row; at least 16.</param>
internal readonly unsafe struct TransposedProduct<TActivation>(
    MatrixRows a, int aRows, MatrixRows b, int bRows, int length, MatrixColumns bias, MatrixColumns y) : IWidthAction
    where TActivation : struct, IActivation
{
    /// <summary>Rows of b that take turns with one tile's rows of a.</summary>
    private const int Group = 16;

    /// <summary>The part of a tile's rows that stays in L1 meanwhile.</summary>
    private const int Block = 512;

    [SkipLocalsInit]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        float* tails = stackalloc float[Group * V.Count];

        // A tile stores all its rows, also those that a dot product leaves unused: the last ones lie behind the last sums.
        float* sums = stackalloc float[(((Group - 1) * DotTile<V>.Rows) + Tile<V>.Rows) * V.Count];
        int whole = length / V.Count * V.Count;
        for (int first = 0; first < bRows; first += Group)
        {
            int end = int.Min(first + Group, bRows);
            CopyTails<V>(first, end, tails);
            for (int row = 0; row < aRows; row += DotTile<V>.Rows)
            {
                int done = 0;
                for (; done + Block < whole; done += Block)
                {
                    AddProducts<V>(row, first, end, done, sums);
                }

                LastProducts<V>(row, first, end, done, whole, sums, tails);
            }
        }
    }

    /// <summary>The last vector of a row of b reads its last floats; what the one before has read already is 0.</summary>
    private void CopyTails<V>(int first, int end, float* tails)
        where V : unmanaged, IVector<V>
    {
        int tail = length % V.Count;
        new Span<float>(tails, (end - first) * V.Count).Clear();
        for (int row = first; row < end; row++)
        {
            tails += V.Count;
            new Span<float>(b.At(row) + length - tail, tail).CopyTo(new Span<float>(tails - tail, tail));
        }
    }

    /// <summary>A block of the rows; the sums wait in memory.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void AddProducts<V>(int row, int first, int end, int done, float* sums)
        where V : unmanaged, IVector<V>
    {
        Rows8 rows = a.Tile(row, aRows, DotTile<V>.Rows).Moved(done);
        Steps steps = new(Block / V.Count, V.Count, V.Count);
        for (int other = first; other < end; other++)
        {
            Rows8 places = Rows8.Even(sums, V.Count);
            Tile<V> tile = new(V.Zero);
            if (done > 0)
            {
                tile = Tile<V>.Load(places);
            }

            tile.MultiplyAdd<OneForEach, OneForEach>(DotTile<V>.Rows, rows, b.At(other) + done, steps, Steps.Once, Steps.Once);
            tile.Store<Linear>(places);
            sums += DotTile<V>.Rows * V.Count;
        }
    }

    /// <summary>The rest of the rows, and what follows the sums.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void LastProducts<V>(int row, int first, int end, int done, int whole, float* sums, float* tails)
        where V : unmanaged, IVector<V>
    {
        Rows8 rows = a.Tile(row, aRows, DotTile<V>.Rows).Moved(done);
        Steps steps = new((whole - done) / V.Count, V.Count, V.Count);
        for (int other = first; other < end; other++)
        {
            Tile<V> tile = new(V.Zero);
            if (done > 0)
            {
                tile = Tile<V>.Load(Rows8.Even(sums, V.Count));
            }

            tile.MultiplyAdd<OneForEach, OneForEach>(DotTile<V>.Rows, rows, b.At(other) + done, steps, Steps.Once, Steps.Once);
            if (whole < length)
            {
                tile.MultiplyAdd<OneForEach, OneForEach>(
                    DotTile<V>.Rows, rows.Moved(length - V.Count - done), tails, new(1, V.Count, V.Count), Steps.Once, Steps.Once);
            }

            DotSums totals = DotTile<V>.Totals(tile.S0, tile.S1, tile.S2, tile.S3, tile.S4, tile.S5, tile.S6, tile.S7);
            totals = DotTile<V>.Load(bias.At(other).Tile(row, aRows, DotTile<V>.Rows)) + totals;
            DotTile<V>.Store<TActivation>(totals, y.At(other).Tile(row, aRows, DotTile<V>.Rows));
            sums += DotTile<V>.Rows * V.Count;
            tails += V.Count;
        }
    }
}
